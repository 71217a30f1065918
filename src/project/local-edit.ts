import type { Design, RecordOf } from '../design/model.ts'
import { settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { type Json, sameJson } from '../files/json.ts'
import { changedRecords } from './changed-records.ts'

type AgentRecord = RecordOf<'agent'>

/**
 * The agents that changed, where nothing changed that other files than their own could tell of; null where something did:
 * a record came or went, an edge, a place or the design itself changed, or an agent has another name, position or right
 * to delegate.
 */
export const localEdit = (design: Design, origin: Design): ReadonlySet<AgentId> | null => {
  const changed = new Set<AgentId>()
  if (design === origin) return changed
  // What a guard enforces is told of every agent in one file.
  if (settings(design).enforce) return null
  const { records, isAnyGone } = changedRecords(design, origin)
  if (isAnyGone) return null
  for (const record of records) {
    const before = origin.records[record.id]
    if (before?.kind !== 'agent' || record.kind !== 'agent' || !tellsTheSameOthers(before, record)) return null
    changed.add(record.id)
  }
  return changed
}

/** What others say of an agent, and what places its file. */
const tellsTheSameOthers = (a: AgentRecord, b: AgentRecord): boolean => sameJson(toldOf(a), toldOf(b))

const toldOf = ({ name, root, leftOut, at, group, locked, layer, capabilities, targets }: AgentRecord): Json => [
  name,
  root,
  leftOut,
  at.x,
  at.y,
  group,
  locked,
  layer,
  capabilities.delegate,
  Object.entries(targets).map(([target, own]) => [target, own.name ?? null, own.capabilities?.delegate ?? null]),
]
