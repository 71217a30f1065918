import type { AnyRecord, Design } from './model.ts'
import { all, isEdge, records } from './queries.ts'

/** Who is shown in the place of a record that is in a folded group: the group. Empty where no group is folded. */
export const foldedInto = (design: Design): ReadonlyMap<string, string> => {
  const folded = new Set<string>(all(design, 'group').flatMap(({ id, collapsed }) => (collapsed ? [id] : [])))
  const found = new Map<string, string>()
  if (folded.size === 0) return found
  for (const record of records(design))
    if ('group' in record && record.group !== null && folded.has(record.group)) found.set(record.id, record.group)
  return found
}

const known = new WeakMap<Design, Design>()

/**
 * A design as the canvas shows it: what is in a folded group is not there, and the edges from outside lead to the group, of
 * each kind one. For drawing only: such an edge keeps its id, and its ends would not stand in a design. The same design
 * where nothing is folded.
 */
export const shown = (design: Design): Design => {
  const before = known.get(design)
  if (before) return before
  const inside = foldedInto(design)
  const now = inside.size === 0 ? design : { ...design, records: withoutFolded(design, inside) }
  known.set(design, now)
  return now
}

/** Edges that were led elsewhere keep their record from one design to the next, so that nothing is drawn anew. */
const led = new WeakMap<AnyRecord, AnyRecord & { readonly from: string; readonly to: string }>()

const withoutFolded = (design: Design, inside: ReadonlyMap<string, string>): Record<string, AnyRecord> => {
  const left: Record<string, AnyRecord> = {}
  const standing = new Set<string>()
  for (const record of records(design)) {
    if (!isEdge(record)) {
      if (!inside.has(record.id)) left[record.id] = record
      continue
    }
    const [from, to] = [inside.get(record.from) ?? record.from, inside.get(record.to) ?? record.to]
    if (from === record.from && to === record.to) {
      left[record.id] = record
      continue
    }
    const says = `${record.kind} ${from} ${to}`
    if (from === to || standing.has(says)) continue
    standing.add(says)
    const before = led.get(record)
    const edge =
      before?.from === from && before.to === to ? before : ({ ...record, from, to } as typeof before & object)
    led.set(record, edge)
    left[record.id] = edge
  }
  return left
}
