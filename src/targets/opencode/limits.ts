import type { RecordOf } from '../../design/model.ts'
import { isFreer, type Leaf, leavesOf, levelAt, narrowest, OTHERS } from '../../design/powers.ts'
import { CAPABILITIES, type Level, type Pattern } from '../../design/records/agent.ts'
import type { Limit } from '../../design/records/limit.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { keyOfServer, TOOLS } from './capabilities.ts'
import { type Graded, printGraded, settled } from './level.ts'
import { evaluate, isLevel, rulesOf } from './permission.ts'
import { matchesAll } from './wildcard.ts'

type Taken = Omit<Limit, 'root'>

/** Keys that take one word for everything: a map of patterns would fail the whole configuration. */
const FLAT: ReadonlySet<string> = new Set(['webfetch', 'websearch', 'todowrite', 'question', 'doom_loop'])

/**
 * A permission map with what no agent may do. The last match wins, so a key that is limited goes to the end, and in it
 * the limits come after everything else.
 */
export const limited = (map: JsonObject, limits: readonly Taken[]): JsonObject => {
  let now = map
  for (const limit of [
    ...limits.filter(({ level }) => level === 'ask'),
    ...limits.filter(({ level }) => level === 'deny'),
  ])
    for (const key of keysOf(now, limit)) now = withLimit(now, key, limit)
  return now
}

/**
 * The limits alone, for the agents that the client brings along. There, a rule for every server would take everything, so that one
 * stands in the agents' own maps only.
 */
export const limitsAlone = (limits: readonly Taken[]): JsonObject =>
  limited(
    {},
    limits.filter(({ on, pattern }) => on !== 'mcp' || !matchesAll(pattern)),
  )

const keysOf = (map: JsonObject, { on, pattern }: Taken): string[] => {
  if (on === 'outside') return ['external_directory']
  if (on === 'mcp') {
    if (!matchesAll(pattern)) return [keyOfServer(pattern)]
    const own = new Set([
      ...Object.values(TOOLS),
      'external_directory',
      'doom_loop',
      'question',
      'plan_enter',
      'plan_exit',
    ])
    return ['*', ...Object.keys(map).filter((key) => key !== '*' && !own.has(key))]
  }
  const capability = CAPABILITIES.find((one) => one === on)
  const leaves: readonly Leaf[] = capability ? leavesOf(capability) : [on as Leaf]
  return [...new Set(leaves.map((leaf) => TOOLS[leaf]))]
}

const withLimit = (map: JsonObject, key: string, { on, pattern: stated, level }: Taken): JsonObject => {
  // The pattern of a limit on servers is in the key; one that a flat key cannot say takes all of it.
  const pattern = on === 'mcp' || FLAT.has(key) ? '*' : stated
  const graded = gradedAt(map, key)
  const next = level === 'deny' ? denied(graded, pattern) : asked(graded, pattern)
  const { [key]: _, ...others } = map
  // `*` stands for every other key, so it stays in front of them.
  if (key === '*') return { '*': printGraded(next), ...others }
  return key === 'external_directory' && !isLevel(map[key])
    ? { ...others, [key]: { ...(isObject(map[key]) ? map[key] : {}), [pattern]: level } }
    : { ...others, [key]: printGraded(next) }
}

/** What the map says of a key so far; where it says nothing, what the keys with a `*` say of it. */
const gradedAt = (map: JsonObject, key: string): Graded => {
  const value: Json | undefined = map[key]
  if (isLevel(value)) return { level: value, patterns: [] }
  const base: Level =
    key === '*' || Object.keys(map).length === 0
      ? 'allow'
      : evaluate([ALLOWED, ...rulesOf(map)], key.replaceAll('*', 'tool'), '*')
  if (!isObject(value)) return { level: base, patterns: [] }
  const patterns = Object.entries(value).flatMap(([pattern, level]): Pattern[] =>
    isLevel(level) ? [{ pattern, level }] : [],
  )
  return settled(base, patterns)
}
const ALLOWED = { key: '*', pattern: '*', level: 'allow' } as const

const denied = ({ level, patterns }: Graded, pattern: string): Graded =>
  settled(level, [...patterns, { pattern, level: 'deny' }])

/** Asking comes after what is allowed and before what is denied: a limit must not open what was shut. */
const asked = ({ level, patterns }: Graded, pattern: string): Graded => {
  const capped = (one: Level): Level => narrowest([one, 'ask'])
  if (matchesAll(pattern))
    return settled(
      capped(level),
      patterns.map((rule) => ({ ...rule, level: capped(rule.level) })),
    )
  if (level === 'deny')
    return settled(
      level,
      patterns.map((rule) => ({ ...rule, level: capped(rule.level) })),
    )
  const shut = patterns.filter((rule) => rule.level === 'deny')
  return isFreer(level, 'deny')
    ? settled(level, [...patterns, { pattern, level: 'ask' }, ...shut])
    : { level, patterns }
}

/** What a limit leaves open to an agent in OpenCode, in words; null where it is held whole. */
export const leftOpen = (agent: RecordOf<'agent'>, { on, pattern, level }: Taken): string | null => {
  if (matchesAll(pattern) || (on !== 'read' && on !== 'edit')) return null
  const ways = [
    ...(on === 'read' && levelAt(agent, 'search.text') !== 'deny' ? ['a search in files'] : []),
    ...(agent.capabilities.shell !== 'deny' ? ['a command in the shell'] : []),
  ]
  return ways.length === 0
    ? null
    : `OpenCode holds “${pattern}” (${on} ${level}) for its own tools: ${ways.join(' and ')} can still reach it. Deny these to shut it whole.`
}

/** The limits that OpenCode has only a wider form for. */
export const isWidened = (limit: Taken): boolean =>
  !matchesAll(limit.pattern) &&
  limit.on !== 'mcp' &&
  OTHERS.concat(['web.fetch', 'web.search']).some((leaf) => leaf === limit.on)
