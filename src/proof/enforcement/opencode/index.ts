import { asked } from './asked.ts'
import type { OpenCodeAttempt } from './attempt.ts'
import { kept } from './kept.ts'
import { lead } from './leading.ts'
import { loose } from './loose.ts'
import { dev } from './places.ts'
import { reader } from './reading.ts'
import { qa } from './verifying.ts'

/** What the agents of a team try with tools, in the order in which each tries it. */
export const attempts: readonly OpenCodeAttempt[] = [...lead, ...dev, ...reader, ...loose, ...kept, ...asked, ...qa]
