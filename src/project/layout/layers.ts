import { Graph, layout } from '@dagrejs/dagre'
import type { Box, Direction, Link } from '../layout.ts'
import { layeredByHand } from './grid.ts'
import { overlapping } from './overlaps.ts'
import { GAP, type Placed, placedAt } from './packing.ts'

/** So many arrangements are remembered: a project is often read again after a small change, and most parts are as they were. */
const MOST_REMEMBERED = 16
const remembered = new Map<string, Placed>()

/** Layers by dagre, which bends few links and keeps them short. Takes seconds beyond some hundred boxes. */
export const layeredByDagre = (boxes: readonly Box[], links: readonly Link[], direction: Direction): Placed => {
  const key = JSON.stringify([
    direction,
    boxes.map(({ id, width, height }) => [id, width, height]),
    links.map(({ from, to, weight }) => [from, to, weight]),
  ])
  const known = remembered.get(key)
  remembered.delete(key)
  const placed = known ?? arrangedByDagre(boxes, links, direction)
  remembered.set(key, placed)
  const [oldest] = remembered.keys()
  if (remembered.size > MOST_REMEMBERED && oldest !== undefined) remembered.delete(oldest)
  return placed
}

const arrangedByDagre = (boxes: readonly Box[], links: readonly Link[], direction: Direction): Placed => {
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
  const ordered = inOrderGiven(boxes, placed, direction)
  return overlapping(boxes, placed.places) ? layeredByHand(boxes, links, direction) : ordered
}

/** dagre often puts the first of several in a layer last; turned over, what was listed first stands first. */
const inOrderGiven = (boxes: readonly Box[], placed: Placed, direction: Direction): Placed => {
  const down = direction === 'down'
  const middles = boxes.map((box) => {
    const { x, y } = placed.places.get(box.id) ?? { x: 0, y: 0 }
    return {
      along: down ? x + box.width / 2 : y + box.height / 2,
      layer: Math.round(down ? y + box.height / 2 : x + box.width / 2),
    }
  })
  let forwards = 0
  const lastIn = new Map<number, number>()
  for (const { along, layer } of middles) {
    forwards += Math.sign(along - (lastIn.get(layer) ?? along))
    lastIn.set(layer, along)
  }
  if (forwards >= 0) return placed
  return placedAt(boxes, (box) => {
    const { x, y } = placed.places.get(box.id) ?? { x: 0, y: 0 }
    return down ? { x: -x - box.width, y } : { x, y: -y - box.height }
  })
}
