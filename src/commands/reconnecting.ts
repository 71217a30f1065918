import { type Edit, inOrder, put, remove } from '../design/edits.ts'
import { ends, kindsBetween } from '../design/ends.ts'
import { edgeId } from '../design/ids.ts'
import type { Design, EdgeRecord, Kind, RecordId } from '../design/model.ts'
import { edges, get, isEdge, title } from '../design/queries.ts'
import { verbs } from './connecting.ts'
import { joinInto } from './inserting.ts'

export type End = 'from' | 'to'

const edgeAt = (design: Design, id: string): EdgeRecord | undefined => {
  const edge = get(design, id as RecordId)
  return edge && isEdge(edge) ? edge : undefined
}

const kindOf = (id: string) => id.slice(0, id.indexOf(':')) as Kind

/** Why an end of an edge cannot be moved to another card, in words for the person who tries; null where it can. */
export const reconnectProblem = (design: Design, id: string, end: End, to: string): string | null => {
  const edge = edgeAt(design, id)
  const card = get(design, to as RecordId)
  if (!edge || !card) return 'One of the two is no longer there.'
  const next = { ...edge, [end]: to }
  if (next.from === next.to)
    return `${title(design, to as RecordId)} cannot be connected to itself. Draw to another card.`
  if (!kindsBetween(kindOf(next.from), kindOf(next.to)).includes(edge.kind))
    return `A connection that says “${verbs[edge.kind]}” ${end === 'from' ? 'begins at' : 'leads to'} ${ends[edge.kind][end].join(' or ')}, not ${card.kind}.`
  const twin = edges(design).find(
    (other) => other.id !== id && other.kind === edge.kind && other.from === next.from && other.to === next.to,
  )
  return twin ? `${title(design, twin.from)} ${verbs[twin.kind]} ${title(design, twin.to)} already.` : null
}

/** An edge with one end moved to another card: the rest of it stays, but it waits with those that lead there. */
export const reconnected =
  (id: string, end: End, to: string): Edit =>
  (design) => {
    const edge = edgeAt(design, id)
    if (!edge || edge[end] === to || reconnectProblem(design, id, end, to) !== null) return design
    return inOrder(remove(edge.id), (at) => {
      const moved = { ...edge, [end]: to, evidence: null }
      const join = moved.kind === 'handoff' && end === 'to' ? { join: joinInto(at, to) } : {}
      return put({
        ...moved,
        id: edgeId(at, edge.kind, moved.from, moved.to),
        ...join,
        suggested: false,
      } as EdgeRecord)(at)
    })(design)
  }
