import { seal, UNSEALED } from '../../../files/seal.ts'
import { composeGuard } from '../../../guard/compose.ts'
import acts from './acts.js?raw'
import command from './command.js?raw'
import guard from './guard.js?raw'

const BANNER = `The guard of this team of agents. Claude Code runs it before each tool that is used, and it refuses what the
design does not allow; what the design allows stands in ../dotbox-policy.json. Node 20.11 or newer, nothing else.
Written by DotBox (${UNSEALED}), the same for every team. Change the design and export it again instead of changing this file.
What it can do for a person: node .claude/hooks/dotbox-guard.mjs --help`

/** The guard of Claude Code, as it is exported. */
export const guardText = seal(composeGuard(BANNER, [acts, guard, command]))
