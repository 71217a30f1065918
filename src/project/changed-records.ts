import type { AnyRecord, Design } from '../design/model.ts'

/** What differs between two designs: the records that are new or another object than before, and whether any is gone. */
export type Changed = { readonly records: readonly AnyRecord[]; readonly isAnyGone: boolean }

/** A print asks several times, of a design that never changes. */
const known = new WeakMap<Design, { readonly origin: Design; readonly changed: Changed }>()

/** In the order of the design's records. Records are shared between designs, so this compares a pointer for each. */
export const changedRecords = (design: Design, origin: Design): Changed => {
  const before = known.get(design)
  if (before?.origin === origin) return before.changed
  const records: AnyRecord[] = []
  let stayed = 0
  for (const id in design.records) {
    const record = design.records[id]!
    const was = origin.records[id]
    if (was !== undefined) stayed++
    if (was !== record) records.push(record)
  }
  const changed = { records, isAnyGone: stayed < Object.keys(origin.records).length }
  known.set(design, { origin, changed })
  return changed
}
