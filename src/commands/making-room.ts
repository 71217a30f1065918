import { type Edit, put } from '../design/edits.ts'
import { freeSpot, type Rect, rects, sizes, takenRects } from '../design/frames.ts'
import type { Design, NodeKind, RecordId } from '../design/model.ts'
import { get, isEdge, isNode, nodes } from '../design/queries.ts'
import { moved } from './moving.ts'

type Point = { readonly x: number; readonly y: number }

/** What is left free between a card and the one before or after it, for the words of the line: sideways, and up and down. */
const FREE = { x: 96, y: 56 }

type Axis = 'x' | 'y'
const length = { x: 'width', y: 'height' } as const

/**
 * Room for a card between the two of an edge: all that stands beyond the first of the two moves on, as far as is needed. `at` is
 * where the card goes. Null where nothing has to move, and where the two stand neither side by side nor one above the other.
 *
 * @param own the card itself, where it is there already
 */
export const roomBetween = (
  design: Design,
  edgeAt: string,
  kind: NodeKind,
  own?: string,
): { readonly edit: Edit; readonly at: Point } | null => {
  const edge = get(design, edgeAt as RecordId)
  if (!edge || !isEdge(edge)) return null
  const places = rects(design)
  const [from, to] = [places.get(edge.from), places.get(edge.to)]
  if (!from || !to) return null
  const [first, second] = from.x + from.y <= to.x + to.y ? [from, to] : [to, from]
  const gap = { x: second.x - first.x - first.width, y: second.y - first.y - first.height }
  const axis: Axis = gap.x >= gap.y ? 'x' : 'y'
  const size = sizes[kind]
  const by = size[length[axis]] + 2 * FREE[axis] - gap[axis]
  if (gap[axis] < 0 || by <= 0) return null
  const beyond = nodes(design).filter(
    (node) => node.id !== own && node.kind !== 'group' && (places.get(node.id) ?? node.at)[axis] >= second[axis],
  )
  const edit = moved(
    beyond.map(({ id }) => id),
    axis === 'x' ? by : 0,
    axis === 'y' ? by : 0,
  )
  const across: Axis = axis === 'x' ? 'y' : 'x'
  const wanted = {
    [axis]: first[axis] + first[length[axis]] + FREE[axis],
    [across]: (middle(first, across) + middle(second, across) - size[length[across]]) / 2,
  } as Point
  return { edit, at: freeSpot(takenRects(edit(design), own), wanted, size) }
}

const middle = (rect: Rect, axis: Axis) => rect[axis] + rect[length[axis]] / 2

/** Puts a node to a place of the canvas. */
export const movedTo =
  (id: string, at: Point): Edit =>
  (design) => {
    const node = get(design, id as RecordId)
    return node && isNode(node) ? put({ ...node, at })(design) : design
  }
