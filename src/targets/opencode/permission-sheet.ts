import type { RecordOf } from '../../design/model.ts'
import { isFreer, leavesOf, levelAt, namedServers, narrowest, OTHERS, restLevel } from '../../design/powers.ts'
import { CAPABILITIES, type Capability, type Level, type Pattern } from '../../design/records/agent.ts'
import type { Limit } from '../../design/records/limit.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { type Boundary, placePattern } from './boundaries.ts'
import { isPatterned, keyOfServer, TOOLS, toolsOf } from './capabilities.ts'
import { printGraded, settled, withEnvFiles } from './level.ts'
import { limited } from './limits.ts'

/** What an agent may write to and whom it may call; where a list is empty, its capability alone decides. */
export type Reach = { readonly writes: readonly Boundary[]; readonly calls: readonly string[] }

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
    const [first, ...others] = toolsOf(capability)
    for (const tool of [first, ...others]) {
      const level = levelOfTool(agent, capability, tool)
      if (!isPatterned(capability)) map[tool] = level
      else {
        const named =
          capability === 'edit' ? reach.writes.map(placePattern) : capability === 'delegate' ? reach.calls : []
        const places: Pattern[] = level === 'deny' ? [] : named.map((pattern) => ({ pattern, level }))
        const graded = settled(places.length > 0 ? 'deny' : level, [...places, ...exceptions(agent, capability)])
        map[tool] = printGraded(capability === 'read' ? withEnvFiles(graded) : graded)
      }
    }
  }
  for (const name of byReach(namedServers(capabilities))) map[keyOfServer(name)] = capabilities.mcp[name] ?? everything
  for (const leaf of OTHERS) if (levelAt(agent, leaf) !== everything) map[TOOLS[leaf]] = levelAt(agent, leaf)
  const more = agent.targets.opencode?.permission
  return limited(isObject(more) ? { ...map, ...more } : map, limits)
}

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
