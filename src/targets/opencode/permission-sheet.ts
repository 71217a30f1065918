import type { RecordOf } from '../../design/model.ts'
import { CAPABILITIES, type Capability, type Level, type Pattern } from '../../design/records/agent.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { type Boundary, placePattern } from './boundaries.ts'
import { isPatterned, TOOLS } from './capabilities.ts'
import { keptRules } from './guard/kept.ts'
import { type Graded, printGraded, settled, withEnvFiles } from './level.ts'
import { matches } from './wildcard.ts'

/**
 * What an agent may write to and whom it may call; where a list is empty, its capability alone decides. Where the design is
 * enforced (`guarded`), it may call nobody else, reads only these places if reading is denied, and never touches what guards
 * the team.
 */
export type Reach = {
  readonly writes: readonly Boundary[]
  readonly calls: readonly string[]
  readonly guarded?: { readonly reads: readonly Boundary[]; readonly ticks: readonly Boundary[] }
}

/**
 * The `permission` map of an agent, always complete, so that nothing is inherited by accident. `"*"` comes first: keys
 * and patterns are read in order, and the last match wins.
 *
 * `"*"` is written only where servers that are not named are restricted, because it stands for every other tool too.
 */
export const permissionSheet = (agent: RecordOf<'agent'>, reach: Reach): JsonObject => {
  const { capabilities, patterns } = agent
  const map: Record<string, Json> = {}
  const everything = capabilities.mcp['*'] ?? 'allow'
  if (everything !== 'allow') map['*'] = everything

  for (const capability of CAPABILITIES) {
    const level = capabilities[capability]
    const places = placesOf(capability, level, reach)
    const exceptions = isPatterned(capability) ? (patterns[capability] ?? []) : []
    const graded =
      reach.guarded && capability === 'delegate'
        ? onlyThese(reach.calls, level, exceptions)
        : guardedToo(capability, reach, settled(places.length > 0 ? 'deny' : level, [...places, ...exceptions]))
    const [first, ...others] = TOOLS[capability]
    map[first] = printGraded(capability === 'read' ? withEnvFiles(graded) : graded)
    for (const tool of others) map[tool] = graded.level
  }
  for (const [server, level] of Object.entries(capabilities.mcp)) if (server !== '*') map[`${server}_*`] = level
  // Work that is confined to places of the repository is confined to the repository.
  if (reach.guarded && isConfined(agent, reach)) map.external_directory = 'deny'
  const more = agent.targets.opencode?.permission
  return isObject(more) ? { ...map, ...more } : map
}

/** The exceptions that the edges of an agent make: where it writes, whom it calls and, where reading is denied, where it reads. */
const placesOf = (capability: Capability, level: Level, reach: Reach): Pattern[] => {
  if (capability === 'read' && level === 'deny')
    return (reach.guarded?.reads ?? []).map((place) => ({ pattern: placePattern(place), level: 'allow' }))
  if (level === 'deny') return []
  const named = capability === 'edit' ? reach.writes.map(placePattern) : capability === 'delegate' ? reach.calls : []
  return named.map((pattern) => ({ pattern, level }))
}

/** Whom an agent may call where nobody else may be called; exceptions can only take from that. */
const onlyThese = (calls: readonly string[], level: Level, exceptions: readonly Pattern[]): Graded =>
  settled(
    'deny',
    calls
      .map((name) => ({
        pattern: name,
        level: exceptions.findLast((rule) => matches(rule.pattern, name))?.level ?? level,
      }))
      .filter((rule) => rule.level !== 'deny'),
  )

/** Who verifies may tick the boxes of a spec (the guard lets nothing else through); what guards the team stays shut. */
const guardedToo = (capability: Capability, reach: Reach, graded: Graded): Graded => {
  if (!reach.guarded || capability !== 'edit') return graded
  const ticks = reach.guarded.ticks.map((place): Pattern => ({ pattern: placePattern(place), level: 'allow' }))
  const rules = [...ticks.filter(({ pattern }) => !isOpen(graded, pattern)), ...graded.patterns]
  return [graded, ...rules].some(({ level }) => level !== 'deny')
    ? settled(graded.level, [...rules, ...keptRules])
    : graded
}

const isOpen = ({ level, patterns }: Graded, path: string): boolean =>
  (patterns.findLast((rule) => matches(rule.pattern, path))?.level ?? level) !== 'deny'

const isConfined = ({ capabilities }: RecordOf<'agent'>, reach: Reach): boolean =>
  capabilities.edit === 'deny' || capabilities.read === 'deny' || reach.writes.length > 0
