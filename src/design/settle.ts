import { type AnyRecord, DESIGN_ID, type Design, type RecordOf } from './model.ts'

/**
 * What must hold in every design, made to hold again after a change. The only home of integrity besides the cascade of
 * `remove`; every edit passes through here.
 *
 * - a group that is gone is nobody's group, a spec that is gone is no gate, and the lead is an agent of the design;
 * - the handoffs into one agent agree on their join: the one just changed wins.
 *
 * @param changed the records that the edit put or patched
 */
export const settle = (design: Design, changed: readonly AnyRecord[]): Design => {
  const mended: Record<string, AnyRecord> = {}
  for (const record of Object.values(design.records)) {
    if ('group' in record && record.group !== null && !design.records[record.group])
      mended[record.id] = { ...record, group: null }
    if (record.kind === 'handoff' && record.gate && 'verified' in record.gate && !design.records[record.gate.verified])
      mended[record.id] = { ...record, gate: null }
  }
  const about = design.records[DESIGN_ID]
  if (about?.kind === 'design' && about.lead !== null && !design.records[about.lead])
    mended[DESIGN_ID] = { ...about, lead: null }
  for (const [id, join] of agreedJoins(design, changed)) {
    const handoff = mended[id] ?? design.records[id]
    if (handoff?.kind === 'handoff') mended[id] = { ...handoff, join }
  }
  return Object.keys(mended).length === 0 ? design : { ...design, records: { ...design.records, ...mended } }
}

/** One walk over the records, however many changed: a design is put together from thousands of handoffs at once. */
const agreedJoins = (
  design: Design,
  changed: readonly AnyRecord[],
): ReadonlyMap<string, RecordOf<'handoff'>['join']> => {
  const joins = new Map<string, RecordOf<'handoff'>['join']>()
  for (const record of changed) if (record.kind === 'handoff') joins.set(record.to, record.join)
  const mended = new Map<string, RecordOf<'handoff'>['join']>()
  if (joins.size === 0) return mended
  for (const record of Object.values(design.records)) {
    if (record.kind !== 'handoff' || !joins.has(record.to)) continue
    const join = joins.get(record.to) ?? null
    if (record.join !== join) mended.set(record.id, join)
  }
  return mended
}
