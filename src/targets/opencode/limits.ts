import { slug } from '../../design/ids.ts'
import type { RecordOf } from '../../design/model.ts'
import { type Leaf, leavesOf, levelAt, narrowest, OTHERS } from '../../design/powers.ts'
import { CAPABILITIES, type Pattern } from '../../design/records/agent.ts'
import type { Limit } from '../../design/records/limit.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { keyOfServer, TOOLS } from './capabilities.ts'
import { fileNameFor } from './naming.ts'
import { isLevel, rulesOf } from './permission.ts'
import { hasWildcard, matches, matchesAll } from './wildcard.ts'

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
 * An agent that must not be called, by every name that it may have here: its file is named by a slug, and an agent for everything
 * comes with the client.
 */
export const withNamesHere = <L extends Taken>(limits: readonly L[]): L[] =>
  limits.flatMap((limit) =>
    limit.on !== 'delegate' || hasWildcard(limit.pattern)
      ? [limit]
      : [...new Set([limit.pattern, slug(limit.pattern), fileNameFor(limit.pattern), ...alike(limit.pattern)])].map(
          (pattern) => ({ ...limit, pattern }),
        ),
  )
const alike = (name: string): string[] => (name === 'general-purpose' ? ['general'] : [])

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
  const entries = entriesAt(map, key)
  const next = printed(level === 'deny' ? [...entries, { pattern, level }] : asked(entries, pattern))
  const { [key]: _, ...others } = map
  // `*` stands for every other key, so it stays in front of them.
  return key === '*' ? { '*': next, ...others } : { ...others, [key]: next }
}

/** What the map says of a key so far; where it says nothing, what the keys with a `*` in them say. */
const entriesAt = (map: JsonObject, key: string): Pattern[] => {
  const value: Json | undefined = map[key]
  if (isLevel(value)) return [{ pattern: '*', level: value }]
  if (isObject(value))
    return Object.entries(value).flatMap(([pattern, level]) => (isLevel(level) ? [{ pattern, level }] : []))
  const base = rulesOf(map).findLast(
    (rule) => matches(rule.key, key.replaceAll('*', 'tool')) && matchesAll(rule.pattern),
  )
  return base === undefined || key === '*' ? [] : [{ pattern: '*', level: base.level }]
}

/** Asking comes after what is allowed and before what is denied: a limit must not open what was shut. */
const asked = (entries: readonly Pattern[], pattern: string): Pattern[] => {
  const base = entries.findLast((rule) => matchesAll(rule.pattern))?.level
  const capped = entries.map((rule) => ({ ...rule, level: narrowest([rule.level, 'ask']) }))
  if (base === 'deny') return capped
  if (matchesAll(pattern)) return base === undefined ? [{ pattern: '*', level: 'ask' }, ...capped] : capped
  return [...entries, { pattern, level: 'ask' }, ...entries.filter((rule) => rule.level === 'deny')]
}

/** The entries that can still decide, as a plain word where there is but one for everything. */
const printed = (entries: readonly Pattern[]): Json => {
  const last = entries.findLastIndex((rule) => matchesAll(rule.pattern))
  const left = entries
    .slice(Math.max(0, last))
    .filter((rule, at, all) => all.findLastIndex((other) => other.pattern === rule.pattern) === at)
  const [first] = left
  return first && left.length === 1 && matchesAll(first.pattern)
    ? first.level
    : Object.fromEntries(left.map((rule) => [rule.pattern, rule.level]))
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
