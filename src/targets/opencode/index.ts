import type { Target } from '../target.ts'
import { colorFor } from './colors.ts'
import { levels } from './guard/levels.ts'
import { may } from './guard/may.ts'
import { losses } from './losses.ts'
import { modelFor, models } from './models.ts'
import { fileNameFor, moved } from './naming.ts'
import { ownFields } from './own-fields.ts'
import { owns } from './paths.ts'
import { read } from './read.ts'
import { sheets } from './sheets.ts'
import { supports } from './supports.ts'

/** OpenCode 1 (npm `opencode-ai`). OpenCode 2 reads the same files, so they are written in the shapes of version 1. */
export const opencode = {
  id: 'opencode',
  name: 'OpenCode',
  client: 'opencode-ai 1.18.33',
  docs: 'https://opencode.ai/v1/docs',
  supports,
  undivided: ['edit'],
  ownFields,
  owns,
  read,
  sheets,
  moved,
  nameFor: fileNameFor,
  losses,
  levels,
  may,
  modelFor,
  models,
  colorFor,
} as const satisfies Target
