import type { Target } from '../target.ts'
import { colorFor } from './colors.ts'
import { levels } from './guard/levels.ts'
import { may } from './guard/may.ts'
import { CLAUDE_CODE } from './id.ts'
import { losses } from './losses.ts'
import { modelFor, models } from './models.ts'
import { ownFields } from './own-fields.ts'
import { owns } from './owns.ts'
import { read } from './read.ts'
import { sheets } from './sheets.ts'
import { supports } from './supports.ts'

/** Anthropic's Claude Code. What the rules here rest on was observed with the client of this version. */
export const claudeCode = {
  id: CLAUDE_CODE,
  name: 'Claude Code',
  client: '2.1.330',
  docs: 'https://code.claude.com/docs/en/sub-agents',
  supports,
  ownFields,
  owns,
  read,
  sheets,
  losses,
  levels,
  may,
  modelFor,
  models,
  colorFor,
} as const satisfies Target
