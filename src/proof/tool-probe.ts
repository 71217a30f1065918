import { fileSet } from '../files/file-set.ts'
import type { JsonObject } from '../files/json.ts'
import { toolsOfAgent } from './claude-code.ts'
import { hasTool, type RosterTools, toolName } from './claude-roster.ts'
import { temporaryFolder } from './hermetic.ts'
import { layOut } from './lay-out.ts'

/** What the client gives to an agent that inherits everything, and everything that it gives to one that asks for it. */
export type ToolProbe = { readonly inherited: readonly string[]; readonly known: ReadonlySet<string> }

/** Names that an agent may list (SDK 0.3.330, `BUILTIN_TOOL_NAMES`); the probe finds out which of them this build gives out. */
const NAMES =
  'Agent AskUserQuestion CronCreate CronDelete CronList Edit EnterPlanMode EnterWorktree ExitPlanMode ExitWorktree Glob Grep ListAgents ListMcpResourcesTool LSP Monitor NotebookEdit PowerShell Read ReadMcpResourceTool ReportFindings ScheduleWakeup SendMessage Skill TaskCreate TaskGet TaskList TaskOutput TaskStop TaskUpdate TodoWrite ToolSearch WebFetch WebSearch Workflow Write'

/** Asks the client once which tools it has at all, so that the comparison rests on the client and not on a list of ours. */
export const probeTools = async (program: string): Promise<ToolProbe> => {
  const folder = temporaryFolder('probe')
  const agent = (name: string, tools: string) =>
    [`.claude/agents/${name}.md`, `---\nname: ${name}\ndescription: Probe.\n${tools}---\nProbe.\n`] as const
  layOut(fileSet([agent('inherits', ''), agent('lists', `tools: ${NAMES.split(' ').join(', ')}\n`)]), folder)
  const [inherited, listed] = [
    await toolsOfAgent(program, folder, 'inherits'),
    await toolsOfAgent(program, folder, 'lists'),
  ]
  if (!inherited?.includes('Read') || !listed?.includes('Grep'))
    throw new Error('Claude Code did not say which tools it has. Has its output changed?')
  return { inherited, known: new Set([...listed, ...inherited]) }
}

/** These come and go with the agent's model (older models have them), not with what its file says of tools. */
const OF_THE_MODEL: ReadonlySet<string> = new Set(['TaskCreate', 'TaskGet', 'TaskList', 'TaskUpdate', 'TodoWrite'])

export const withoutModelTools = (tools: readonly string[] | null): readonly string[] | null =>
  tools?.filter((tool) => !OF_THE_MODEL.has(tool)) ?? null

/**
 * The tools that an agent gets by what DotBox says the client sees. Observed in 2.1.330: an agent with Bash searches
 * with it, so Grep and Glob go; one that inherits and lost Bash loses Monitor too; memory needs files.
 */
export const expectedTools = (probe: ToolProbe, seen: JsonObject): string[] => {
  const items = (key: string) => (Array.isArray(seen[key]) ? seen[key].map((item) => toolName(String(item))) : null)
  const taken = new Set(items('disallowedTools') ?? [])
  const listed = items('tools')
  const inherits = listed === null || listed.includes('*')
  const all = inherits ? [...probe.inherited] : listed.filter((tool) => probe.known.has(tool))
  if (seen.memory !== undefined && !inherits) all.push('Read', 'Write', 'Edit')
  const left = new Set(all.filter((tool) => !taken.has(tool) && !(inherits && tool === 'Monitor' && taken.has('Bash'))))
  if (left.has('Bash')) for (const tool of ['Grep', 'Glob']) left.delete(tool)
  return [...left].filter((tool) => !OF_THE_MODEL.has(tool)).sort()
}

/** The tools as a session is told of them: an empty list is told as all tools, although the client then starts no such agent. */
export const rosterTools = (seen: JsonObject): RosterTools => {
  const items = (key: string) => (Array.isArray(seen[key]) ? seen[key].map((item) => toolName(String(item))) : [])
  const [listed, taken] = [items('tools'), items('disallowedTools')]
  if (listed.length === 0 || listed.includes('*')) return { all: true, named: taken }
  const more = seen.memory === undefined ? [] : ['Read', 'Write', 'Edit']
  const all = { all: true, named: taken }
  return { all: false, named: [...listed, ...more].filter((tool) => hasTool(all, tool)) }
}
