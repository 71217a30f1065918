import type { Design, RecordId } from '../design/model.ts'
import { isEdge } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { type Json, sameJson } from '../files/json.ts'
import { changedRecords } from './changed-records.ts'

/**
 * The agents and places about which the design says something in prose that it did not say as it was read: a new edge,
 * a new criterion, a new purpose. Only their files get a section of DotBox's where they had none, so that renaming one
 * agent of an imported repository does not add sections to all the others.
 */
export const touched = (design: Design, origin: Design): ReadonlySet<RecordId> => {
  const ids = new Set<RecordId>()
  for (const record of changedRecords(design, origin).records) {
    const before = origin.records[record.id]
    if (isEdge(record)) {
      if (!record.suggested && !same(record, before)) ids.add(record.from).add(record.to)
    } else if (record.kind === 'agent') {
      if (before?.kind !== 'agent') continue
      const asks = CAPABILITIES.some((key) => record.capabilities[key] === 'ask' && before.capabilities[key] !== 'ask')
      if (asks || !same(record.success, before.success) || !same(record.patterns, before.patterns)) ids.add(record.id)
    } else if (record.kind === 'directory') {
      if (record.suggested) continue
      if (before?.kind !== 'directory' || before.suggested || before.purpose !== record.purpose) ids.add(record.id)
    } else if (record.kind === 'spec') {
      if (before?.kind !== 'spec' || !same(record.criteria, before.criteria)) ids.add(record.id)
    }
  }
  return ids
}

const same = (a: unknown, b: unknown): boolean => sameJson(a as Json, b as Json)
