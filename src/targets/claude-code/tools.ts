import {
  LEAVES,
  type Leaf,
  leavesOf,
  levelAt,
  namedServers,
  type Powers,
  powersFrom,
  restLevel,
  serverLevel,
} from '../../design/powers.ts'
import { CAPABILITIES, type Capabilities, type Level } from '../../design/records/agent.ts'
import { splitItems } from '../../files/items.ts'
import type { Json } from '../../files/json.ts'

/** What an agent file says of tools. `tools` null inherits every tool; `disallowed` is taken away from either. */
export type ToolLists = { readonly tools: readonly string[] | null; readonly disallowed: readonly string[] }

type Words = {
  /** Written into `tools` when it is given. */
  readonly give: readonly string[]
  /** Written into `disallowedTools` when it is taken away from an agent that inherits all tools. */
  readonly take: readonly string[]
  /** Without these it counts as taken away, whatever else of it is left. */
  readonly main: readonly string[]
  /** One of these in `tools` gives it. */
  readonly any: readonly string[]
  /** Names that Claude Code no longer knows; they give nothing and go with it. */
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

/**
 * The tools of each capability and part (tool names: SDK 0.3.330, `BUILTIN_TOOL_NAMES` and `LEGACY_TOOL_NAME_ALIASES`).
 * Monitor runs shell commands. NotebookEdit changes what is there; who may write files may write notebooks, so it has no
 * part of its own.
 */
const WORDS: Readonly<Record<Leaf, Words>> = {
  read: words(['Read'], { dead: ['NotebookRead'] }),
  'search.text': words(['Grep']),
  'search.files': words(['Glob'], { dead: ['LS'] }),
  'edit.change': words(['Edit'], { also: ['NotebookEdit'], dead: ['MultiEdit'] }),
  'edit.create': words(['Write']),
  shell: words(['Bash'], { also: ['PowerShell', 'Monitor'], dead: ['BashOutput'] }),
  'web.fetch': words(['WebFetch']),
  'web.search': words(['WebSearch']),
  delegate: words(['Agent'], { alias: ['Task'] }),
  skills: words(['Skill'], { dead: ['SlashCommand'] }),
  'other.todo': words(['TodoWrite'], { also: ['TaskCreate', 'TaskUpdate'] }),
  'other.lsp': words(['LSP']),
}

/** The order in which tools are written. */
const ORDER =
  'Read Grep Glob Edit Write NotebookEdit Bash PowerShell Monitor WebFetch WebSearch Agent Skill TodoWrite TaskCreate TaskUpdate LSP'.split(
    ' ',
  )
const inOrder = (tools: readonly string[]): string[] => [...tools].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b))

/** The leaf that a tool belongs to, by its name of today or an alias; null for a tool that none stands for. */
export const leafOf = (tool: string): Leaf | null => LEAVES.find((leaf) => WORDS[leaf].any.includes(tool)) ?? null

/** What a leaf is called in Claude Code. */
export const toolsFor = (leaf: Leaf): readonly string[] => WORDS[leaf].give

/** Other names that the client resolves; anything else in a list is dropped without a word. */
const OTHER_TOOLS = new Set(
  'Artifact AskUserQuestion ClaudeDesign CronCreate CronDelete CronList EndConversation EnterPlanMode EnterWorktree ExitPlanMode ExitWorktree ListAgents ListMcpResourcesTool OfferChromeSetup Projects propose_skills PushNotification ReadMcpResourceDirTool ReadMcpResourceTool ReadNotifications RemoteTrigger ReportFindings ScheduleWakeup SendFeedback SendMessage SendUserFile SendUserMessage SetGoal ShareOnboardingGuide ShowOnboardingRolePicker SubagentHandback TaskGet TaskList TaskOutput TaskStop ToolSearch WaitForMcpServers Workflow KillShell KillBash ListPeers Brief ListMcpResources ReadMcpResource ReadMcpResourceDir ProposeGoal StructuredOutput'.split(
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
  tool === '*' || tool.startsWith('mcp__') || OTHER_TOOLS.has(tool) || leafOf(tool) !== null

/** Names that Claude Code drops from a list because no tool is called so, old names of its own included. */
export const unknownTools = (items: readonly string[]): string[] => items.map(toolOf).filter((tool) => !isKnown(tool))

/** True for a tool that the client once had; many files still name it, and nothing is missing without it. */
export const isOldTool = (tool: string): boolean => LEAVES.some((leaf) => WORDS[leaf].dead.includes(tool))

/** A server's name as it stands in a tool's name: other characters become `_`. */
export const serverWord = (server: string): string => server.replace(/[^A-Za-z0-9_*-]/g, '_')
const ALL_SERVERS = 'mcp__*'

/** The server of an item, or `server__tool` of one that names a single tool; null for other items. */
export const serverOf = (item: string): string | null =>
  item === ALL_SERVERS ? null : (/^mcp__(.+?)(?:__\*)?$/.exec(item)?.[1] ?? null)
const wholeOf = (name: string): string => name.split('__', 1)[0] ?? name
const isTool = (name: string): boolean => name.includes('__')

const given = (level: Level | undefined): boolean => level !== 'deny'
const inherits = (lists: ToolLists): boolean => lists.tools === null || lists.tools.includes('*')
const servers = (items: readonly string[]): string[] => items.map(serverOf).filter((name) => name !== null)

/** What the lists let an agent do. Every server, or tool of one, that stands apart from the others is named. */
export const powersOf = (lists: ToolLists): Powers => {
  const all = inherits(lists)
  const taken = new Set(lists.disallowed.map(toolOf))
  const listed = (lists.tools ?? []).map(toolOf).filter((tool) => !taken.has(tool))
  return powersFrom(serversIn(lists, all), (leaf) => {
    const { main, any } = WORDS[leaf]
    return (all ? !main.every((tool) => taken.has(tool)) : listed.some((tool) => any.includes(tool))) ? 'allow' : 'deny'
  })
}

const serversIn = (lists: ToolLists, all: boolean): Capabilities['mcp'] => {
  const taken = servers(lists.disallowed)
  const noneLeft = lists.disallowed.includes(ALL_SERVERS)
  const isTaken = (name: string) => noneLeft || taken.includes(name) || taken.includes(wholeOf(name))
  const mcp: Record<string, Level> = { '*': all && !noneLeft ? 'allow' : 'deny' }
  const apart: (readonly [string, Level])[] = [
    ...(all ? [] : servers(lists.tools ?? []).map((name) => [name, isTaken(name) ? 'deny' : 'allow'] as const)),
    ...taken.map((name) => [name, 'deny'] as const),
  ]
  // A whole server first: one of its tools is named only where it differs.
  for (const single of [false, true])
    for (const [name, level] of apart)
      if (isTool(name) === single && level !== serverLevel({ mcp } as Capabilities, name)) mcp[name] = level
  return mcp
}

/** The lists of a new file. A list of tools only where servers that nobody named are denied: it shuts out everything that it does not name. */
export const plainLists = (powers: Powers): ToolLists => {
  const { capabilities } = powers
  const named = namedServers(wordedServers(capabilities))
  const mcp = wordedServers(capabilities).mcp
  const denied = (names: readonly string[]) => names.filter((name) => !given(mcp[name])).map((name) => `mcp__${name}`)
  const leaves = (wanted: boolean) => LEAVES.filter((leaf) => given(levelAt(powers, leaf)) === wanted)
  if (given(restLevel(capabilities)))
    return {
      tools: null,
      disallowed: [...inOrder(leaves(false).flatMap((leaf) => WORDS[leaf].take)), ...denied(named)],
    }
  const allowed = named.filter((name) => given(mcp[name])).map((name) => `mcp__${name}`)
  const apart = named.filter((name) => isTool(name) && given(mcp[wholeOf(name)] ?? 'deny'))
  return {
    tools: [...inOrder(leaves(true).flatMap((leaf) => WORDS[leaf].give)), ...allowed],
    disallowed: denied(apart),
  }
}

/** The servers as they can stand in a list of tools. */
const wordedServers = (capabilities: Capabilities): Capabilities => ({
  ...capabilities,
  mcp: Object.fromEntries(
    Object.entries(capabilities.mcp).map(([name, level]) => [name === '*' ? name : serverWord(name), level]),
  ),
})

/**
 * Changes lists until they say what `powers` says, and nothing else about them: lists that already do come back as they
 * are, and turning one capability adds or removes only its own items.
 */
export const turnLists = (lists: ToolLists, powers: Powers): ToolLists => {
  let now = turnServers(lists, powers)
  for (const capability of CAPABILITIES) now = turnLeaves(now, powers, leavesOf(capability))
  return turnLeaves(now, powers, ['other.todo', 'other.lsp'])
}

/** Leaves of one capability are taken away together, so that their tools stand in the usual order. */
const turnLeaves = (lists: ToolLists, powers: Powers, leaves: readonly Leaf[]): ToolLists => {
  let now = lists
  const differs = (leaf: Leaf) => given(levelAt(powersOf(now), leaf)) !== given(levelAt(powers, leaf))
  const before = powersOf(lists)
  const wrong = leaves.filter((leaf) => given(levelAt(before, leaf)) !== given(levelAt(powers, leaf)))
  if (wrong.length === 0) return lists
  const taken = wrong.filter((leaf) => !given(levelAt(powers, leaf)))
  const ownOf = (leaf: Leaf) => new Set([...WORDS[leaf].any, ...WORDS[leaf].dead])
  if (inherits(now))
    now = { ...now, disallowed: added(now.disallowed, inOrder(taken.flatMap((leaf) => WORDS[leaf].take))) }
  else {
    const own = new Set(taken.flatMap((leaf) => [...ownOf(leaf)]))
    now = { ...now, tools: (now.tools ?? []).filter((item) => !own.has(toolOf(item))) }
  }
  for (const leaf of wrong) {
    if (!given(levelAt(powers, leaf))) continue
    const own = ownOf(leaf)
    now = { ...now, disallowed: now.disallowed.filter((item) => !own.has(toolOf(item))) }
    if (differs(leaf)) now = { ...now, tools: [...(now.tools ?? []), ...WORDS[leaf].give] }
  }
  return now
}

const turnServers = (lists: ToolLists, powers: Powers): ToolLists => {
  const wanted = wordedServers(powers.capabilities)
  const rest = restLevel(wanted)
  const some = namedServers(wanted).some((name) => given(wanted.mcp[name]))
  let now = lists
  const free = () => ({ ...now, disallowed: now.disallowed.filter((item) => item !== ALL_SERVERS) })
  if (given(rest)) now = { ...free(), tools: inherits(now) ? now.tools : null }
  else if (some) now = { ...free(), tools: inherits(now) ? plainLists(powers).tools : now.tools }
  else if (inherits(now)) now = { ...now, disallowed: added(now.disallowed, [ALL_SERVERS]) }
  const named = [...Object.keys(wanted.mcp), ...servers([...(lists.tools ?? []), ...lists.disallowed])]
  const mcp = Object.fromEntries(named.map((name) => [name, rest]))
  for (const name of namedServers({ ...wanted, mcp })) {
    const want = given(serverLevel(wanted, name))
    const have = powersOf(now).capabilities
    if (given(serverLevel(have, name)) === want) continue
    const mine = `mcp__${name}`
    const others = (items: readonly string[]) => items.filter((item) => serverOf(item) !== name)
    if (want) {
      now = { ...now, disallowed: others(now.disallowed) }
      if (isTool(name) && !inherits(now)) now = withoutServer(now, wholeOf(name), wanted)
      if (!inherits(now) && !given(serverLevel(powersOf(now).capabilities, name)))
        now = { ...now, tools: added(now.tools ?? [], [mine]) }
    } else {
      if (!inherits(now)) now = { ...now, tools: others(now.tools ?? []) }
      if (given(serverLevel(powersOf(now).capabilities, name)))
        now = { ...now, disallowed: added(now.disallowed, [mine]) }
    }
  }
  return now
}

/** A server that is taken away as a whole is left out of a list instead, so that single tools of it can stand there. */
const withoutServer = (lists: ToolLists, server: string, wanted: Capabilities): ToolLists =>
  servers(lists.disallowed).includes(server)
    ? {
        tools: (lists.tools ?? []).filter((item) => {
          const name = serverOf(item)
          return name === null || wholeOf(name) !== server || given(serverLevel(wanted, name))
        }),
        disallowed: lists.disallowed.filter((item) => serverOf(item) !== server),
      }
    : lists

const added = (items: readonly string[], more: readonly string[]): string[] => [
  ...items,
  ...more.filter((item) => !items.includes(item)),
]

export const sameItems = (a: readonly string[] | null, b: readonly string[] | null): boolean =>
  a === null || b === null
    ? a === b
    : a.length === b.length && new Set([...a, ...b]).size === new Set(a).size && new Set(a).size === new Set(b).size
