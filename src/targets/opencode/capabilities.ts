import { type Leaf, leavesOf, narrowest, OTHERS, type Powers, powersFrom } from '../../design/powers.ts'
import {
  CAPABILITIES,
  type Capabilities,
  type Capability,
  type Level,
  type Pattern,
} from '../../design/records/agent.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { type Graded, gradedOf, withoutEnvFiles } from './level.ts'
import { DEFAULTS, isLevel, type Rule, rulesOf } from './permission.ts'
import { hasWildcard, matchesAll } from './wildcard.ts'

/** OpenCode's tool behind each capability and part. `edit` stands for all ways to write a file. */
export const TOOLS: Readonly<Record<Leaf, string>> = {
  read: 'read',
  'search.text': 'grep',
  'search.files': 'glob',
  'edit.change': 'edit',
  'edit.create': 'edit',
  shell: 'bash',
  'web.fetch': 'webfetch',
  'web.search': 'websearch',
  delegate: 'task',
  skills: 'skill',
  'other.todo': 'todowrite',
  'other.lsp': 'lsp',
}

/** The tools of a capability in the order in which they are written; the first one is the one whose patterns are shown. */
export const toolsOf = (capability: Capability): readonly [string, ...string[]] =>
  capability === 'search'
    ? ['glob', 'grep']
    : ([...new Set(leavesOf(capability).map((leaf) => TOOLS[leaf]))] as [string, ...string[]])

/** The capabilities whose tool OpenCode can restrict by pattern. Patterns of `glob` and `grep` are no paths. */
export const PATTERNED = ['read', 'edit', 'shell', 'delegate', 'skills'] as const satisfies readonly Capability[]
type Patterned = (typeof PATTERNED)[number]

export const isPatterned = (capability: Capability): capability is Patterned =>
  (PATTERNED as readonly Capability[]).includes(capability)

export type ReadPermission = Powers & {
  readonly patterns: Partial<Record<Capability, Pattern[]>>
  /** The keys of the agent's own map that nothing in a design stands for, as they were written. */
  readonly rest: JsonObject
}

/** The key of all tools of one MCP server: `github_*`. */
const SERVER = /^([^*?]+)_\*$/
/** Each server is weighed against every rule, so only so many are told apart; the keys of others stay as they are. */
const MOST_SERVERS = 100

/** Keys of the client's own that look like a tool of a server. */
const OWN_KEYS: ReadonlySet<string> = new Set(['external_directory', 'doom_loop', 'plan_enter', 'plan_exit'])

/**
 * The server or single tool that a key of a permission map names, in the words of a design; null for any other key. The
 * client puts `_` between the two, and names hold `_` too: where no server is known by its name, the first one counts.
 */
const serverKey = (key: string, known: readonly string[]): string | null => {
  const server = SERVER.exec(key)?.[1]
  if (server !== undefined) return server
  if (OWN_KEYS.has(key) || matchesAll(key)) return null
  // Begins with a wildcard: a tool that any server may have.
  if (hasWildcard(key.slice(0, 1))) return `*__${key.replace(/^\*_/, '')}`
  const whole =
    known.filter((name) => key.startsWith(`${name}_`)).sort((a, b) => b.length - a.length)[0] ??
    /^([^_*?]+)_/.exec(key)?.[1]
  return whole === undefined || key.length <= whole.length + 1 || key[whole.length + 1] === '_'
    ? null
    : `${whole}__${key.slice(whole.length + 1)}`
}

/** The key of a server, or of one tool of it (`server__tool`). */
export const keyOfServer = (name: string): string => {
  const [server, ...tool] = name.split('__')
  return tool.length === 0 ? `${server}_*` : `${server}_${tool.join('__')}`
}

/**
 * What an agent may do, from the permissions of the whole configuration and its own, as the client weighs them.
 *
 * Where two tools of one capability differ, the freer level is the capability's (the canvas must never promise more than
 * holds) and the other tool is a part with a level of its own.
 *
 * @param known the names of the MCP servers in the configuration
 * @param start what the client itself says of an agent of this name
 */
export const readPermission = (
  shared: JsonObject,
  own: JsonObject,
  known: readonly string[] = [],
  start: readonly Rule[] = [],
): ReadPermission => {
  const rules = [...start, ...rulesOf(shared), ...rulesOf(own)]
  const servers = serversIn(rules, known)
  const powers = powersFrom(servers, (leaf) => levelOf(rules, leaf))

  const patterns: Partial<Record<Capability, Pattern[]>> = {}
  for (const capability of PATTERNED) {
    const graded = gradedOf(DEFAULTS, rules, toolsOf(capability)[0])
    const shown = capability === 'read' ? withoutEnvFiles(graded) : graded
    if (shown.patterns.length > 0) patterns[capability] = [...shown.patterns]
  }

  const standing = (key: string, value: Json): boolean => {
    const leaves = [...CAPABILITIES.flatMap(leavesOf), ...OTHERS].filter((leaf) => TOOLS[leaf] === key)
    if (leaves.some((leaf) => OTHERS.some((other) => other === leaf)))
      return !isObject(value) && leaves.some((leaf) => (powers.parts as Record<string, Level>)[leaf] !== undefined)
    if (leaves.length > 0) return !isObject(value) || PATTERNED.some((capability) => toolsOf(capability)[0] === key)
    const server = serverKey(key, known)
    // A key that the design's name for it would spell otherwise is kept beside that.
    return (
      isLevel(value) &&
      (key === '*' ||
        (server !== null &&
          Object.hasOwn(servers, server) &&
          (!hasWildcard(key[0] ?? '') || keyOfServer(server) === key)))
    )
  }
  const rest = new Map<string, Json>()
  // `*` is written where unnamed servers are restricted; what the configuration says apart from that must outlast it.
  if (servers['*'] !== 'allow')
    for (const [key, value] of Object.entries(shared)) if (!standing(key, value)) rest.set(key, value)
  for (const [key, value] of Object.entries(own)) {
    if (!standing(key, value)) rest.set(key, value)
    else rest.delete(key)
  }
  return { ...powers, patterns, rest: Object.fromEntries(rest) }
}

/** A tool whose patterns no design holds has the narrowest of the levels in its map. */
const levelOf = (rules: readonly Rule[], leaf: Leaf): Level => {
  const graded: Graded = gradedOf(DEFAULTS, rules, TOOLS[leaf])
  return PATTERNED.some((capability) => leavesOf(capability).includes(leaf))
    ? graded.level
    : narrowest([graded.level, ...graded.patterns.map(({ level }) => level)])
}

const serversIn = (rules: readonly Rule[], known: readonly string[]): Capabilities['mcp'] => {
  const servers: Record<string, Level> = {
    '*': gradedOf(
      DEFAULTS,
      rules.filter((rule) => matchesAll(rule.key)),
      '*',
    ).level,
  }
  const tools = new Set(Object.values(TOOLS))
  for (const key of new Set(rules.map((rule) => rule.key))) {
    const name = tools.has(key) ? null : serverKey(key, known)
    if (name === null || (servers[name] === undefined && Object.keys(servers).length > MOST_SERVERS)) continue
    // A tool that any server could have stands for those that are not named.
    const tool = hasWildcard(keyOfServer(name)) ? keyOfServer(name).replace(/[*?]+/g, 'tool') : keyOfServer(name)
    const graded = gradedOf(DEFAULTS, rules, tool)
    servers[name] = narrowest([graded.level, ...graded.patterns.map(({ level }) => level)])
  }
  return servers
}

/** Why the order of an agent's own map takes back what stands in it, or null. The last match wins, for keys too. */
export const orderProblem = (own: JsonObject): string | null => {
  const rules: readonly Rule[] = rulesOf(own)
  const last = rules.findLastIndex((rule) => rule.key === '*' && rule.pattern === '*')
  const dead = rules.slice(0, Math.max(0, last)).find((rule) => rule.key !== '*')
  if (dead)
    return `In permission, "*" stands after "${dead.key}" and takes it back, because the last match wins: put "*" first.`
  for (const [key, value] of Object.entries(own)) {
    if (!isObject(value)) continue
    const entries = Object.keys(value)
    if (entries.indexOf('*') > 0)
      return `In permission.${key}, "*" stands after "${entries[0]}" and takes it back, because the last match wins: put "*" first.`
  }
  return null
}
