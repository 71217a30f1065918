import type { AnyRecord, Design, EdgeRecord, RecordAt, RecordId } from './model.ts'
import { get, isEdge, records } from './queries.ts'
import { settle } from './settle.ts'

/** A pure change. Returning the same design means that nothing happened. */
export type Edit = (design: Design) => Design

/** Adds records, or replaces those that stand under the same ids. */
export const put =
  (...added: readonly AnyRecord[]): Edit =>
  (design) =>
    added.length === 0
      ? design
      : settle(
          {
            ...design,
            records: { ...design.records, ...Object.fromEntries(added.map((record) => [record.id, record])) },
          },
          added,
        )

/** Changes fields of a record. A field that already has the value is no change; an unknown id is no change. */
export const patch =
  <I extends RecordId>(id: I, fields: Partial<Omit<RecordAt<I>, 'kind' | 'id'>>): Edit =>
  (design) => {
    const before = get(design, id)
    if (!before) return design
    const changed = Object.entries(fields).some(([key, value]) => (before as Record<string, unknown>)[key] !== value)
    if (!changed) return design
    const after = { ...before, ...fields } as AnyRecord
    return settle({ ...design, records: { ...design.records, [id]: after } }, [after])
  }

/** Removes records and everything that cannot stand without them. */
export const remove =
  (...ids: readonly RecordId[]): Edit =>
  (design) => {
    const gone = withDependants(design, ids)
    if (gone.size === 0) return design
    const left = Object.fromEntries(Object.entries(design.records).filter(([id]) => !gone.has(id)))
    return settle({ ...design, records: left }, [])
  }

/**
 * Connects two records. The same edge twice is no change, but one that was only suggested is accepted; an end that does not
 * exist is no change.
 */
export const connect =
  (edge: EdgeRecord): Edit =>
  (design) => {
    const stands = records(design).find(
      (other) => isEdge(other) && other.kind === edge.kind && other.from === edge.from && other.to === edge.to,
    )
    if (stands && isEdge(stands) && stands.suggested && !edge.suggested)
      return put({ ...stands, suggested: false })(design)
    return stands || edge.from === edge.to || !design.records[edge.from] || !design.records[edge.to]
      ? design
      : put(edge)(design)
  }

export const inOrder =
  (...edits: readonly Edit[]): Edit =>
  (design) =>
    edits.reduce((at, edit) => edit(at), design)

/** The records that go when these go: themselves and the edges at their ends. The only place that knows. */
const withDependants = (design: Design, ids: readonly RecordId[]): ReadonlySet<string> => {
  const gone = new Set<string>(ids.filter((id) => design.records[id] !== undefined && id !== 'design:main'))
  for (const record of records(design))
    if (isEdge(record) && (gone.has(record.from) || gone.has(record.to))) gone.add(record.id)
  return gone
}
