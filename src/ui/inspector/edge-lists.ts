import { ends } from '../../design/ends.ts'
import type { Design, EdgeKind, EdgeRecord, Kind, NodeRecord } from '../../design/model.ts'
import { edges, nodes, title } from '../../design/queries.ts'

/** One list of a node's edges: those of a kind that leave it, or those that come in. */
export type EdgeList = {
  readonly kind: EdgeKind
  readonly way: 'out' | 'in'
  readonly title: string
  readonly edges: readonly EdgeRecord[]
  /** The nodes to which such an edge could still be drawn, by name. */
  readonly others: readonly NodeRecord[]
}

const titles: Readonly<Record<EdgeKind, Readonly<Record<EdgeList['way'], string>>>> = {
  handoff: { out: 'Hands off to', in: 'Takes over from' },
  delegates: { out: 'Delegates to', in: 'Called by' },
  reads: { out: 'Reads', in: 'Read by' },
  writes: { out: 'Writes', in: 'Written by' },
  verifies: { out: 'Verifies', in: 'Verified by' },
}

/** As a person sorts names. One collator for all: making one costs more than a thousand comparisons. */
export const byName = new Intl.Collator('en', { numeric: true }).compare

/** Every list that a node of its kind can have, filled or not. */
export const edgeLists = (design: Design, node: NodeRecord): EdgeList[] => {
  const touching = edges(design).filter(({ from, to }) => from === node.id || to === node.id)
  const everybody = nodes(design)
    .filter(({ id }) => id !== node.id)
    .map((other) => ({ other, name: title(design, other.id) }))
    .sort((a, b) => byName(a.name, b.name))
    .map(({ other }) => other)
  const listOf = (kind: EdgeKind, way: EdgeList['way']): EdgeList => {
    const [near, far] = way === 'out' ? (['from', 'to'] as const) : (['to', 'from'] as const)
    const own = touching.filter((edge) => edge.kind === kind && edge[near] === node.id)
    const taken = new Set<string>(own.map((edge) => edge[far]))
    const fits: readonly Kind[] = ends[kind][far]
    const others = everybody.filter((other) => fits.includes(other.kind) && !taken.has(other.id))
    return { kind, way, title: titles[kind][way], edges: own, others }
  }
  const kinds = Object.keys(ends) as EdgeKind[]
  return [
    ...kinds.filter((kind) => ends[kind].from.includes(node.kind)).map((kind) => listOf(kind, 'out')),
    ...kinds.filter((kind) => ends[kind].to.includes(node.kind)).map((kind) => listOf(kind, 'in')),
  ]
}
