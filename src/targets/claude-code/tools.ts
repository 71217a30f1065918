import type { Capabilities, Capability, Level } from '../../design/records/agent.ts'
import { CAPABILITIES } from '../../design/records/agent.ts'
import { splitItems } from '../../files/items.ts'
import type { Json } from '../../files/json.ts'

/** What an agent file says of tools. `tools` null inherits every tool; `disallowed` is taken away from either. */
export type ToolLists = { readonly tools: readonly string[] | null; readonly disallowed: readonly string[] }

type Words = {
  /** Written into `tools` when the capability is given. */
  readonly give: readonly string[]
  /** Written into `disallowedTools` when it is taken away from an agent that inherits all tools. */
  readonly take: readonly string[]
  /** Without these the capability counts as taken away, whatever else of it is left. */
  readonly main: readonly string[]
  /** One of these in `tools` gives the capability. */
  readonly any: readonly string[]
  /** Names that Claude Code no longer knows; they give nothing and go with the capability. */
  readonly dead: readonly string[]
}

const words = (
  give: readonly string[],
  more: {
    main?: readonly string[]
    also?: readonly string[]
    alias?: readonly string[]
    dead?: readonly string[]
  } = {},
): Words => ({
  give,
  take: [...give, ...(more.also ?? [])],
  main: more.main ?? give,
  any: [...give, ...(more.also ?? []), ...(more.alias ?? [])],
  dead: more.dead ?? [],
})

/** The tools of each capability (tool names: SDK 0.3.330, `BUILTIN_TOOL_NAMES` and `LEGACY_TOOL_NAME_ALIASES`). Monitor runs shell commands. */
const WORDS: Readonly<Record<Capability, Words>> = {
  read: words(['Read'], { dead: ['NotebookRead'] }),
  search: words(['Grep', 'Glob'], { dead: ['LS'] }),
  edit: words(['Edit', 'Write'], { also: ['NotebookEdit'], dead: ['MultiEdit'] }),
  shell: words(['Bash'], { also: ['PowerShell', 'Monitor'], dead: ['BashOutput'] }),
  web: words(['WebFetch', 'WebSearch']),
  delegate: words(['Agent'], { alias: ['Task'] }),
  skills: words(['Skill'], { dead: ['SlashCommand'] }),
}

/** Other names that the client resolves; anything else in a list is dropped without a word. */
const OTHER_TOOLS = new Set(
  'Artifact AskUserQuestion ClaudeDesign CronCreate CronDelete CronList EndConversation EnterPlanMode EnterWorktree ExitPlanMode ExitWorktree ListAgents ListMcpResourcesTool LSP OfferChromeSetup Projects propose_skills PushNotification ReadMcpResourceDirTool ReadMcpResourceTool ReadNotifications RemoteTrigger ReportFindings ScheduleWakeup SendFeedback SendMessage SendUserFile SendUserMessage SetGoal ShareOnboardingGuide ShowOnboardingRolePicker SubagentHandback TaskCreate TaskGet TaskList TaskOutput TaskStop TaskUpdate TodoWrite ToolSearch WaitForMcpServers Workflow KillShell KillBash ListPeers Brief ListMcpResources ReadMcpResource ReadMcpResourceDir ProposeGoal StructuredOutput'.split(
    ' ',
  ),
)

/** The items of `tools` or `disallowedTools` in the forms the client takes: a string with commas or spaces, or a list of such. */
export const toolItems = (value: Json | undefined): string[] =>
  typeof value === 'string'
    ? splitItems(value)
    : Array.isArray(value)
      ? value.flatMap((item) => (typeof item === 'string' ? splitItems(item) : []))
      : []

/** The tool that an item names: `Bash(npm test)` is Bash. */
export const toolOf = (item: string): string => item.replace(/\(.*$/s, '')

export const isAgentItem = (item: string): boolean => WORDS.delegate.any.includes(toolOf(item))

const isKnown = (tool: string): boolean =>
  tool === '*' ||
  tool.startsWith('mcp__') ||
  OTHER_TOOLS.has(tool) ||
  CAPABILITIES.some((capability) => WORDS[capability].any.includes(tool))

/** Names that Claude Code drops from a list because no tool is called so, old names of its own included. */
export const unknownTools = (items: readonly string[]): string[] => items.map(toolOf).filter((tool) => !isKnown(tool))

/** True for a tool that the client once had; many files still name it, and nothing is missing without it. */
export const isOldTool = (tool: string): boolean =>
  CAPABILITIES.some((capability) => WORDS[capability].dead.includes(tool))

/** A server's name as it stands in a tool's name: other characters become `_`. */
export const serverWord = (server: string): string => server.replace(/[^A-Za-z0-9_-]/g, '_')
const ALL_SERVERS = 'mcp__*'

/** The server of an item that stands for all of its tools; null for a single tool of a server and for other items. */
const wholeServer = (item: string): string | null =>
  item === ALL_SERVERS ? null : (/^mcp__(.+?)(?:__\*)?$/.exec(item)?.[1] ?? null)
const serverOf = (item: string): string | null => {
  const server = wholeServer(item)
  return server === null || server.includes('__') ? null : server
}

const given = (level: Level | undefined): boolean => level !== 'deny'
const inherits = (lists: ToolLists): boolean => lists.tools === null || lists.tools.includes('*')

/** What the lists let an agent do. Every server that stands apart from the others is named. */
export const levelsOf = (lists: ToolLists): Capabilities => {
  const all = inherits(lists)
  const taken = new Set(lists.disallowed.map(toolOf))
  const listed = (lists.tools ?? []).map(toolOf).filter((tool) => !taken.has(tool))
  const level = (capability: Capability): Level => {
    const { main, any } = WORDS[capability]
    return (all ? !main.every((tool) => taken.has(tool)) : listed.some((tool) => any.includes(tool))) ? 'allow' : 'deny'
  }
  const servers = (items: readonly string[]) => items.map(serverOf).filter((server) => server !== null)
  const takenServers = servers(lists.disallowed)
  const rest: Level = all && !lists.disallowed.includes(ALL_SERVERS) ? 'allow' : 'deny'
  const named: string[] =
    rest === 'allow'
      ? takenServers
      : all || lists.disallowed.includes(ALL_SERVERS)
        ? []
        : servers(lists.tools ?? []).filter((server) => !takenServers.includes(server))
  const apart: Level = rest === 'allow' ? 'deny' : 'allow'
  return {
    read: level('read'),
    search: level('search'),
    edit: level('edit'),
    shell: level('shell'),
    web: level('web'),
    delegate: level('delegate'),
    skills: level('skills'),
    mcp: Object.fromEntries([['*', rest], ...named.map((server) => [server, apart] as const)]),
  }
}

/** The lists of a new file. A list of tools only where servers that nobody named are denied: it shuts out everything that it does not name. */
export const plainLists = (capabilities: Capabilities): ToolLists => {
  const servers = Object.entries(capabilities.mcp).filter(([server]) => server !== '*')
  const denied = CAPABILITIES.filter((capability) => !given(capabilities[capability]))
  if (given(capabilities.mcp['*'])) {
    const deniedServers = servers.filter(([, level]) => !given(level)).map(([server]) => `mcp__${serverWord(server)}`)
    return { tools: null, disallowed: [...denied.flatMap((capability) => WORDS[capability].take), ...deniedServers] }
  }
  const allowed = CAPABILITIES.filter((capability) => given(capabilities[capability]))
  const allowedServers = servers.filter(([, level]) => given(level)).map(([server]) => `mcp__${serverWord(server)}`)
  return { tools: [...allowed.flatMap((capability) => WORDS[capability].give), ...allowedServers], disallowed: [] }
}

/**
 * Changes lists until they say what `capabilities` says, and nothing else about them: lists that already do come back
 * as they are, and turning one capability adds or removes only its own items.
 */
export const turnLists = (lists: ToolLists, capabilities: Capabilities): ToolLists => {
  let now = turnServers(lists, capabilities)
  for (const capability of CAPABILITIES) {
    const want = given(capabilities[capability])
    if (given(levelsOf(now)[capability]) === want) continue
    const { give, take, any, dead } = WORDS[capability]
    const own = new Set([...any, ...dead])
    if (want) {
      now = { ...now, disallowed: now.disallowed.filter((item) => !own.has(toolOf(item))) }
      if (!given(levelsOf(now)[capability])) now = { ...now, tools: [...(now.tools ?? []), ...give] }
    } else if (inherits(now)) now = { ...now, disallowed: added(now.disallowed, take) }
    else now = { ...now, tools: (now.tools ?? []).filter((item) => !own.has(toolOf(item))) }
  }
  return now
}

const turnServers = (lists: ToolLists, capabilities: Capabilities): ToolLists => {
  const wanted = Object.fromEntries(
    Object.entries(capabilities.mcp).map(([server, level]) => [server === '*' ? server : serverWord(server), level]),
  )
  const rest = wanted['*'] ?? 'allow'
  const some = Object.entries(wanted).some(([server, level]) => server !== '*' && given(level))
  let now = lists
  const free = () => ({ ...now, disallowed: now.disallowed.filter((item) => item !== ALL_SERVERS) })
  if (given(rest)) now = { ...free(), tools: inherits(now) ? now.tools : null }
  else if (some) now = { ...free(), tools: inherits(now) ? plainLists(capabilities).tools : now.tools }
  else if (inherits(now)) now = { ...now, disallowed: added(now.disallowed, [ALL_SERVERS]) }
  for (const server of new Set([...Object.keys(wanted), ...Object.keys(levelsOf(now).mcp)])) {
    if (server === '*') continue
    const levels = levelsOf(now).mcp
    const want = given(wanted[server] ?? rest)
    if (given(levels[server] ?? levels['*']) === want) continue
    const mine = `mcp__${server}`
    const others = (items: readonly string[]) => items.filter((item) => serverOf(item) !== server)
    if (want) {
      now = { ...now, disallowed: others(now.disallowed) }
      if (!inherits(now)) now = { ...now, tools: added(now.tools ?? [], [mine]) }
    } else if (inherits(now)) now = { ...now, disallowed: added(now.disallowed, [mine]) }
    else now = { ...now, tools: others(now.tools ?? []) }
  }
  return now
}

const added = (items: readonly string[], more: readonly string[]): string[] => [
  ...items,
  ...more.filter((item) => !items.includes(item)),
]

export const sameItems = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null
    ? a === b
    : a.length === b.length && new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size
