import type { RecordOf } from '../../design/model.ts'
import { CAPABILITIES, type Pattern } from '../../design/records/agent.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { type Boundary, placePattern } from './boundaries.ts'
import { isPatterned, TOOLS } from './capabilities.ts'
import { printGraded, settled, withEnvFiles } from './level.ts'

/** What an agent may write to and whom it may call; where a list is empty, its capability alone decides. */
export type Reach = { readonly writes: readonly Boundary[]; readonly calls: readonly string[] }

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
    const named = capability === 'edit' ? reach.writes.map(placePattern) : capability === 'delegate' ? reach.calls : []
    const places: Pattern[] = level === 'deny' ? [] : named.map((pattern) => ({ pattern, level }))
    const graded = settled(places.length > 0 ? 'deny' : level, [
      ...places,
      ...(isPatterned(capability) ? (patterns[capability] ?? []) : []),
    ])
    const [first, ...others] = TOOLS[capability]
    map[first] = printGraded(capability === 'read' ? withEnvFiles(graded) : graded)
    for (const tool of others) map[tool] = graded.level
  }
  for (const [server, level] of Object.entries(capabilities.mcp)) if (server !== '*') map[`${server}_*`] = level
  const more = agent.targets.opencode?.permission
  return isObject(more) ? { ...map, ...more } : map
}
