import { type AnyRecord, DESIGN_ID, type Design, type RecordOf } from './model.ts'

/**
 * What must hold in every design, made to hold again after a change. The only home of integrity besides the cascade of
 * `remove`; every edit passes through here.
 *
 * - a group that is gone is nobody's group, and the lead is an agent of the design;
 * - the handoffs into one agent agree on their join: the one just changed wins;
 * - a suggested directory has suggested edges and nothing else: accepting one of them, or writing something about the
 *   directory, makes it one that counts; without any edge it is gone.
 *
 * @param changed the records that the edit put or patched
 */
export const settle = (design: Design, changed: readonly AnyRecord[]): Design => {
  const mended: Record<string, AnyRecord> = {}
  for (const record of Object.values(design.records)) {
    if ('group' in record && record.group !== null && !design.records[record.group])
      mended[record.id] = { ...record, group: null }
  }
  const about = design.records[DESIGN_ID]
  if (about?.kind === 'design' && about.lead !== null && !design.records[about.lead])
    mended[DESIGN_ID] = { ...about, lead: null }
  Object.assign(mended, agreedJoins(design, changed))
  const gone = settleSuggested(design, mended)
  if (Object.keys(mended).length + gone.size === 0) return design
  const records = Object.entries({ ...design.records, ...mended })
  return { ...design, records: Object.fromEntries(records.filter(([id]) => !gone.has(id))) }
}

/** Puts the suggested directories that count from now on into `mended`, and answers the ids of those that are gone. */
const settleSuggested = (design: Design, mended: Record<string, AnyRecord>): ReadonlySet<string> => {
  const records = Object.values(design.records)
  const gone = new Set<string>()
  for (const record of records) if (record.kind === 'directory' && record.suggested) gone.add(record.id)
  if (gone.size === 0) return gone
  const accepted = new Set<string>()
  const leadTo = new Set<string>()
  for (const record of records) {
    if (record.kind === 'directory' && (record.purpose !== '' || record.instructions !== '')) accepted.add(record.id)
    if ((record.kind !== 'reads' && record.kind !== 'writes') || !gone.has(record.to)) continue
    leadTo.add(record.to)
    if (!record.suggested) accepted.add(record.to)
  }
  for (const id of [...gone]) {
    const record = mended[id] ?? design.records[id]
    if (accepted.has(id) && record?.kind === 'directory') mended[id] = { ...record, suggested: false }
    if (accepted.has(id) || leadTo.has(id)) gone.delete(id)
  }
  return gone
}

/** One walk over the records, however many changed: a design is put together from thousands of handoffs at once. */
const agreedJoins = (design: Design, changed: readonly AnyRecord[]): Record<string, AnyRecord> => {
  const joins = new Map<string, RecordOf<'handoff'>['join']>()
  for (const record of changed) if (record.kind === 'handoff') joins.set(record.to, record.join)
  if (joins.size === 0) return {}
  const mended: Record<string, AnyRecord> = {}
  for (const record of Object.values(design.records)) {
    if (record.kind !== 'handoff' || !joins.has(record.to)) continue
    const join = joins.get(record.to) ?? null
    if (record.join !== join) mended[record.id] = { ...record, join }
  }
  return mended
}
