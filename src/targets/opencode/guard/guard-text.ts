import { seal, UNSEALED } from '../../../files/seal.ts'
import { composeGuard } from '../../../guard/compose.ts'
import calls from './exported/calls.js?raw'
import loader from './exported/loader.js?raw'
import notes from './exported/notes.js?raw'
import plugin from './exported/plugin.js?raw'
import program from './exported/program.js?raw'

const BANNER = `The guard of this team of agents, written by DotBox (${UNSEALED}): it holds every tool call against .opencode/dotbox-policy.json.
Change the design, not this file. The permissions in the agents' own files hold without it, but no gate does.

    node .opencode/dotbox-guard.mjs --explain AGENT TOOL PATH
    node .opencode/dotbox-guard.mjs --self-test
    node .opencode/dotbox-guard.mjs --approve "AGENT -> AGENT"`

/** The text of the guard: one file without dependencies, put together from what the evaluator runs too. */
export const guardText: string = seal(composeGuard(BANNER, [calls, notes, plugin, program]))

/** The text of the plugin that loads the guard, or refuses everything where it cannot be loaded. */
export const loaderText: string = seal(loader)
