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

/** OpenCode's tools behind each capability; the first one is the one whose patterns are shown. */
export const TOOLS: Readonly<Record<Capability, readonly [string, ...string[]]>> = {
  read: ['read'],
  search: ['glob', 'grep'],
  edit: ['edit'],
  shell: ['bash'],
  web: ['webfetch', 'websearch'],
  delegate: ['task'],
  skills: ['skill'],
}

/** The capabilities whose tool OpenCode can restrict by pattern. Patterns of `glob` and `grep` are no paths. */
export const PATTERNED = ['read', 'edit', 'shell', 'delegate', 'skills'] as const satisfies readonly Capability[]
type Patterned = (typeof PATTERNED)[number]

export const isPatterned = (capability: Capability): capability is Patterned =>
  (PATTERNED as readonly Capability[]).includes(capability)

export type ReadPermission = {
  readonly capabilities: Capabilities
  readonly patterns: Partial<Record<Capability, Pattern[]>>
  /** The keys of the agent's own map that no capability stands for, as they were written. */
  readonly rest: JsonObject
}

const FREEDOM: readonly Level[] = ['deny', 'ask', 'allow']
const freest = (levels: readonly Level[]): Level =>
  FREEDOM[Math.max(0, ...levels.map((level) => FREEDOM.indexOf(level)))] ?? 'ask'

/** The key of all tools of one MCP server: `github_*`. */
const SERVER = /^([^*?]+)_\*$/
/** Each server is weighed against every rule, so only so many are told apart; the keys of others stay as they are. */
const MOST_SERVERS = 100

const serversIn = (rules: readonly Rule[]): string[] =>
  [...new Set(rules.flatMap(({ key }) => SERVER.exec(key)?.[1] ?? []))].slice(0, MOST_SERVERS)

/**
 * What an agent may do, from the permissions of the whole configuration and its own, as the client weighs them.
 *
 * Where two tools of one capability differ, the freer level is shown (the canvas must never promise more than holds)
 * and the other tool's rule stays in `rest`.
 */
export const readPermission = (shared: JsonObject, own: JsonObject): ReadPermission => {
  const rules = [...rulesOf(shared), ...rulesOf(own)]
  const rest: Record<string, Json> = {}
  const patterns: Partial<Record<Capability, Pattern[]>> = {}
  const levels = {} as Record<Capability, Level>

  for (const capability of CAPABILITIES) {
    const graded = TOOLS[capability].map((tool) => [tool, gradedOf(DEFAULTS, rules, tool)] as const)
    levels[capability] = freest(graded.map(([, { level }]) => level))
    if (isPatterned(capability)) {
      const first = capability === 'read' ? withoutEnvFiles(graded[0]?.[1] as Graded) : (graded[0]?.[1] as Graded)
      if (first.patterns.length > 0) patterns[capability] = [...first.patterns]
      continue
    }
    for (const [tool, found] of graded) {
      const value = own[tool]
      if (value !== undefined && (found.level !== levels[capability] || isObject(value))) rest[tool] = value
    }
  }

  const servers: Record<string, Level> = {
    '*': gradedOf(
      DEFAULTS,
      rules.filter((rule) => rule.key === '*'),
      '*',
    ).level,
  }
  for (const server of serversIn(rules)) servers[server] = gradedOf(DEFAULTS, rules, `${server}_tool`).level

  const known = new Set<string>(Object.values(TOOLS).flat())
  for (const [key, value] of Object.entries(own)) {
    const isServer = Object.hasOwn(servers, SERVER.exec(key)?.[1] ?? '') && isLevel(value)
    if (!known.has(key) && !isServer && !(key === '*' && isLevel(value))) rest[key] = value
  }
  return { capabilities: { ...levels, mcp: servers }, patterns, rest }
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
