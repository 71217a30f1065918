import type { Design, RecordId } from '../design/model.ts'
import { all, directories, edges } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { type Json, sameJson } from '../files/json.ts'

/**
 * The agents and places about which the design says something in prose that it did not say as it was read: a new edge,
 * a new criterion, a new purpose. Only their files get a section of DotBox's where they had none, so that renaming one
 * agent of an imported repository does not add sections to all the others.
 */
export const touched = (design: Design, origin: Design): ReadonlySet<RecordId> => {
  const ids = new Set<RecordId>()
  for (const edge of edges(design)) {
    if (edge.suggested || origin.records[edge.id] === edge || same(edge, origin.records[edge.id])) continue
    ids.add(edge.from).add(edge.to)
  }
  for (const agent of all(design, 'agent')) {
    const before = origin.records[agent.id]
    if (before === agent || before?.kind !== 'agent') continue
    const asks = CAPABILITIES.some((key) => agent.capabilities[key] === 'ask' && before.capabilities[key] !== 'ask')
    if (asks || !same(agent.success, before.success) || !same(agent.patterns, before.patterns)) ids.add(agent.id)
  }
  for (const directory of directories(design)) {
    const before = origin.records[directory.id]
    if (before?.kind !== 'directory' || before.suggested || before.purpose !== directory.purpose) ids.add(directory.id)
  }
  for (const spec of all(design, 'spec')) {
    const before = origin.records[spec.id]
    if (before?.kind !== 'spec' || !same(spec.criteria, before.criteria)) ids.add(spec.id)
  }
  return ids
}

const same = (a: unknown, b: unknown): boolean => sameJson(a as Json, b as Json)
