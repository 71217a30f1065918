import type { RecordOf } from '../../design/model.ts'
import { isFreer, leavesOf, levelAt, namedServers, narrowest, OTHERS, restLevel } from '../../design/powers.ts'
import { CAPABILITIES, type Capability, type Level, type Pattern } from '../../design/records/agent.ts'
import type { Limit } from '../../design/records/limit.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { type Boundary, placePattern } from './boundaries.ts'
import { isPatterned, keyOfServer, TOOLS, toolsOf } from './capabilities.ts'
import { keptRules } from './guard/kept.ts'
import { type Graded, printGraded, settled, withEnvFiles } from './level.ts'
import { limited } from './limits.ts'
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
 * and patterns are read in order, and the last match wins. What holds for every agent comes last.
 *
 * `"*"` is written only where servers that are not named are restricted, because it stands for every other tool too.
 */
export const permissionSheet = (
  agent: RecordOf<'agent'>,
  reach: Reach,
  limits: readonly Omit<Limit, 'root'>[] = [],
): JsonObject => {
  const { capabilities } = agent
  const map: Record<string, Json> = {}
  const everything = restLevel(capabilities)
  if (everything !== 'allow') map['*'] = everything

  for (const capability of CAPABILITIES) {
    for (const tool of toolsOf(capability)) {
      const level = levelOfTool(agent, capability, tool)
      if (!isPatterned(capability)) {
        map[tool] = level
        continue
      }
      const places = placesOf(capability, level, reach)
      const apart = exceptions(agent, capability)
      const graded =
        reach.guarded && capability === 'delegate'
          ? onlyThese(reach.calls, level, apart)
          : guardedToo(capability, reach, settled(places.length > 0 ? 'deny' : level, [...places, ...apart]))
      map[tool] = printGraded(capability === 'read' ? withEnvFiles(graded) : graded)
    }
  }
  for (const name of byReach(namedServers(capabilities))) map[keyOfServer(name)] = capabilities.mcp[name] ?? everything
  for (const leaf of OTHERS) if (levelAt(agent, leaf) !== everything) map[TOOLS[leaf]] = levelAt(agent, leaf)
  // Work that is confined to places of the repository is confined to the repository.
  if (reach.guarded && isConfined(agent, reach)) map.external_directory = 'deny'
  const more = agent.targets.opencode?.permission
  return limited(isObject(more) ? { ...map, ...more } : map, limits)
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

/** The level of a tool: of several parts that it stands for, and of exceptions that it cannot make, the narrowest. */
const levelOfTool = (agent: RecordOf<'agent'>, capability: Capability, tool: string): Level =>
  narrowest([
    ...leavesOf(capability)
      .filter((leaf) => TOOLS[leaf] === tool)
      .map((leaf) => levelAt(agent, leaf)),
    ...(isPatterned(capability) ? [] : (agent.patterns[capability] ?? []).map(({ level }) => level)),
  ])

/** The exceptions to a capability; none is freer than a part that was set apart from it. */
const exceptions = (agent: RecordOf<'agent'>, capability: Capability): Pattern[] => {
  const apart = leavesOf(capability).flatMap((leaf) => (agent.parts as Record<string, Level>)[leaf] ?? [])
  return (agent.patterns[capability] ?? []).map(({ pattern, level }) => ({
    pattern,
    level: narrowest([level, ...apart]),
  }))
}

/** A server whose name begins like another one's comes after it, single tools come last: what is read later is the finer. */
const byReach = (names: readonly string[]): string[] =>
  [...names].sort((a, b) => Number(a.includes('__')) - Number(b.includes('__')) || prefix(a, b))
const prefix = (a: string, b: string): number => Number(a.startsWith(b)) - Number(b.startsWith(a))

/** What is taken away from a capability because one rule stands for all of its parts. */
export const narrowedParts = (agent: RecordOf<'agent'>): Capability[] =>
  CAPABILITIES.filter((capability) =>
    toolsOf(capability).some((tool) => {
      const levels = leavesOf(capability)
        .filter((leaf) => TOOLS[leaf] === tool)
        .map((leaf) => levelAt(agent, leaf))
      return levels.some((level) => isFreer(level, narrowest(levels)))
    }),
  )
