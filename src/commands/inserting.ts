import { type Edit, inOrder, put, remove } from '../design/edits.ts'
import { edgeId } from '../design/ids.ts'
import { type Design, type EdgeRecord, make, type NodeKind, type RecordId, type RecordOf } from '../design/model.ts'
import { all, edges, get, isEdge, isNode } from '../design/queries.ts'
import { possibleEdges } from './connecting.ts'

type Passing = RecordOf<'handoff' | 'delegates'>

const isPassing = (edge: EdgeRecord): edge is Passing => edge.kind === 'handoff' || edge.kind === 'delegates'

/**
 * Can a node of a kind be put into an edge? An agent goes between two agents; a directory or a spec between two that hand over:
 * the first writes it, the second reads it.
 */
export const wouldFit = (design: Design, kind: NodeKind, edgeIdAt: string): boolean => {
  const edge = get(design, edgeIdAt as RecordId)
  if (!edge || !isEdge(edge) || !isPassing(edge)) return false
  return kind === 'agent' || ((kind === 'directory' || kind === 'spec') && edge.kind === 'handoff')
}

/** Can this node be put into this edge? Not into one that begins or ends at it. */
export const fitsInto = (design: Design, nodeId: string, edgeIdAt: string): boolean => {
  const [node, edge] = [get(design, nodeId as RecordId), get(design, edgeIdAt as RecordId)]
  if (!node || !edge || !isNode(node) || !isEdge(edge) || node.id === edge.from || node.id === edge.to) return false
  return wouldFit(design, node.kind, edge.id)
}

const standing = (design: Design, kind: EdgeRecord['kind'], from: string, to: string) =>
  edges(design).some((edge) => edge.kind === kind && edge.from === from && edge.to === to)

/** The join that handoffs into an agent agree on. */
export const joinInto = (design: Design, agent: string) =>
  all(design, 'handoff').find((edge) => edge.to === agent)?.join ?? null

/**
 * Puts a node into an edge. Of a handoff, the rule, the gate and the bound stay with the first part: they say when the one
 * who worked before is done.
 */
export const inserted =
  (nodeId: string, edgeIdAt: string): Edit =>
  (design) => {
    if (!fitsInto(design, nodeId, edgeIdAt)) return design
    const edge = get(design, edgeIdAt as RecordId) as unknown as Passing
    if (!nodeId.startsWith('agent:'))
      return inOrder(joined('writes', edge.from, nodeId), joined('reads', edge.to, nodeId))(design)
    const parts: Edit[] = [remove(edge.id)]
    if (!standing(design, edge.kind, edge.from, nodeId))
      parts.push((at) => {
        const id = edgeId(at, edge.kind, edge.from, nodeId)
        const join = edge.kind === 'handoff' ? { join: joinInto(at, nodeId) } : {}
        return put({ ...edge, id, to: nodeId, suggested: false, evidence: null, ...join } as EdgeRecord)(at)
      })
    if (!standing(design, edge.kind, nodeId, edge.to))
      parts.push((at) => {
        const join = edge.kind === 'handoff' ? { join: edge.join } : {}
        return put(
          make(
            edge.kind,
            edgeId(at, edge.kind, nodeId, edge.to) as never,
            { from: nodeId, to: edge.to, ...join } as never,
          ),
        )(at)
      })
    return inOrder(...parts)(design)
  }

const joined =
  (kind: 'writes' | 'reads', from: string, to: string): Edit =>
  (design) => {
    const way = possibleEdges(design, from, to).find((one) => one.kind === kind && one.from === from)
    return way ? put(make(kind, edgeId(design, kind, from, to) as never, { from, to } as never))(design) : design
  }
