import { type AnyRecord, DESIGN_ID, type Design, type RecordOf } from './model.ts'

/**
 * What must hold in every design, made to hold again after a change. The only home of integrity besides the cascade of
 * `remove`; every edit passes through here.
 *
 * - a group that is gone is nobody's group, and the lead is an agent of the design;
 * - the handoffs into one agent agree on their join: the one just changed wins.
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
  for (const handoff of changed) if (handoff.kind === 'handoff') Object.assign(mended, agreedJoins(design, handoff))
  return Object.keys(mended).length === 0 ? design : { ...design, records: { ...design.records, ...mended } }
}

const agreedJoins = (design: Design, handoff: RecordOf<'handoff'>): Record<string, AnyRecord> => {
  const siblings = Object.values(design.records).filter(
    (other): other is RecordOf<'handoff'> =>
      other.kind === 'handoff' && other.to === handoff.to && other.id !== handoff.id,
  )
  const join = handoff.join ?? null
  return Object.fromEntries(
    siblings.filter((other) => other.join !== join).map((other) => [other.id, { ...other, join }]),
  )
}
