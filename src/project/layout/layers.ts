import { Graph, layout } from '@dagrejs/dagre'
import type { Box, Direction, Link } from '../layout.ts'
import { layeredByHand } from './grid.ts'
import { overlapping } from './overlaps.ts'
import { GAP, type Placed, placedAt } from './packing.ts'

/** Layers by dagre, which bends few links and keeps them short. Takes seconds beyond some hundred boxes. */
export const layeredByDagre = (boxes: readonly Box[], links: readonly Link[], direction: Direction): Placed => {
  const graph = new Graph()
  graph.setGraph({ rankdir: direction === 'down' ? 'TB' : 'LR', nodesep: GAP.box, ranksep: GAP.layer, edgesep: 16 })
  graph.setDefaultEdgeLabel(() => ({}))
  // Names of our own: dagre keeps its nodes in plain objects, where an id such as __proto__ would do harm.
  const names = new Map(boxes.map((box, at) => [box.id, `n${at}`]))
  for (const box of boxes) graph.setNode(names.get(box.id) ?? '', { width: box.width, height: box.height })
  for (const { from, to, weight } of links)
    graph.setEdge(names.get(from) ?? '', names.get(to) ?? '', { weight: weight ?? 1 })
  layout(graph)
  const placed = placedAt(boxes, (box) => {
    const { x = 0, y = 0 } = graph.node(names.get(box.id) ?? '') as { x?: number; y?: number }
    return { x: x - box.width / 2, y: y - box.height / 2 }
  })
  return overlapping(boxes, placed.places) ? layeredByHand(boxes, links, direction) : placed
}
