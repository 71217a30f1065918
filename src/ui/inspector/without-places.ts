import { type AnyRecord, type Design, NODE_KINDS } from '../../design/model.ts'

/**
 * Remembers a design for as long as only the places of its nodes change, so that the inspector does not draw itself
 * anew for every step of a drag. What it gives may therefore have stale places, and nothing else.
 */
export const withoutPlaces = (): ((design: Design) => Design) => {
  let last: Design | null = null
  return (design) => {
    if (last === null || !sameButForPlaces(last, design)) last = design
    return last
  }
}

const sameButForPlaces = (before: Design, after: Design): boolean => {
  if (before === after) return true
  const ids = Object.keys(after.records)
  if (Object.keys(before.records).length !== ids.length) return false
  return ids.every((id) => {
    const [was, is] = [before.records[id], after.records[id]]
    return was === is || (was !== undefined && is !== undefined && onlyMoved(was, is))
  })
}

const onlyMoved = (was: AnyRecord, is: AnyRecord): boolean => {
  if (was.kind !== is.kind || !(NODE_KINDS as readonly string[]).includes(is.kind)) return false
  const before = was as Readonly<Record<string, unknown>>
  return Object.entries(is).every(([key, value]) => key === 'at' || before[key] === value)
}
