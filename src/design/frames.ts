import { foldedInto } from './folding.ts'
import type { Design, NodeKind, NodeRecord, RecordOf } from './model.ts'
import { all, nodes } from './queries.ts'

/** A rectangle on the canvas: pixels at zoom 1, from the top left corner. */
export type Rect = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * How large each kind is drawn, in pixels at zoom 1. Known here so that nothing is ever measured: the canvas, a free
 * spot for a new node, a tidy layout and a group's frame all ask this table. A group's size is that of an empty one.
 */
export const sizes: Readonly<Record<NodeKind, { readonly width: number; readonly height: number }>> = {
  agent: { width: 248, height: 124 },
  directory: { width: 216, height: 88 },
  spec: { width: 200, height: 84 },
  note: { width: 200, height: 112 },
  group: { width: 280, height: 160 },
}

/** What a group's frame leaves free around its members; above them stands its name. */
const MARGIN = 20
const HEADING = 36

export const rectOf = (record: NodeRecord): Rect => ({ ...record.at, ...sizes[record.kind] })

/** The smallest rectangle around others; null around nothing. */
export const around = (rects: Iterable<Rect>): Rect | null => {
  let [left, top, right, bottom] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const rect of rects) {
    left = Math.min(left, rect.x)
    top = Math.min(top, rect.y)
    right = Math.max(right, rect.x + rect.width)
    bottom = Math.max(bottom, rect.y + rect.height)
  }
  return left > right ? null : { x: left, y: top, width: right - left, height: bottom - top }
}

export const overlap = (a: Rect, b: Rect): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height

export const grown = (rect: Rect, by: number): Rect => ({
  x: rect.x - by,
  y: rect.y - by,
  width: rect.width + 2 * by,
  height: rect.height + 2 * by,
})

/** A group that is drawn as a frame around what is in it: no card, and nothing that is in the way. */
export const isFrame = (node: NodeRecord): boolean => node.kind === 'group' && !node.collapsed

/** The frame of a group around its members' rectangles; a folded one is a card. */
export const frame = (group: RecordOf<'group'>, members: Iterable<Rect>): Rect => {
  const inside = group.collapsed ? null : around(members)
  if (!inside) return rectOf(group)
  const { x, y, width, height } = grown(inside, MARGIN)
  return { x, y: y - HEADING + MARGIN, width, height: height + HEADING - MARGIN }
}

/** A design never changes, and every step of a gesture asks where its nodes are. */
const known = new WeakMap<Design, ReadonlyMap<string, Rect>>()

/** Every node's rectangle by id, groups with the frame around their members; what is in a folded group is where that is. */
export const rects = (design: Design): ReadonlyMap<string, Rect> => {
  const before = known.get(design)
  if (before) return before
  const found = new Map<string, Rect>()
  known.set(design, found)
  const members = new Map<string, Rect[]>()
  for (const node of nodes(design)) {
    if (node.kind === 'group') continue
    const rect = rectOf(node)
    found.set(node.id, rect)
    if (node.group === null) continue
    const others = members.get(node.group)
    if (others) others.push(rect)
    else members.set(node.group, [rect])
  }
  for (const group of all(design, 'group')) found.set(group.id, frame(group, members.get(group.id) ?? []))
  for (const [id, group] of foldedInto(design)) found.set(id, found.get(group)!)
  return found
}

/** The rectangles of all nodes but groups, and but one: what a card must not stand on. */
export const takenRects = (design: Design, but?: string): Rect[] =>
  [...rects(design)].filter(([id]) => id !== but && !id.startsWith('group:')).map(([, rect]) => rect)

/** The distance that a node keeps from others when a place is looked for. */
const APART = 24

/**
 * The nearest place to `wanted` (a top left corner) where a node of this size covers no other: tries rings of places
 * around it, and takes `wanted` itself where a thousand places are taken.
 */
export const freeSpot = (
  taken: Iterable<Rect>,
  wanted: { x: number; y: number },
  size: { width: number; height: number },
): { x: number; y: number } => {
  const others = [...taken].map((rect) => grown(rect, APART))
  const free = (x: number, y: number) => !others.some((rect) => overlap(rect, { x, y, ...size }))
  for (let ring = 0; ring <= 16; ring++) {
    for (const [column, row] of ringOf(ring)) {
      const x = Math.round(wanted.x + column * (size.width / 2 + APART))
      const y = Math.round(wanted.y + row * (size.height / 2 + APART))
      if (free(x, y)) return { x, y }
    }
  }
  return { x: Math.round(wanted.x), y: Math.round(wanted.y) }
}

/** The places of a ring, those to the right and below first. */
const ringOf = (ring: number): [number, number][] => {
  const places: [number, number][] = []
  for (let column = ring; column >= -ring; column--) {
    for (let row = ring; row >= -ring; row--)
      if (Math.max(Math.abs(column), Math.abs(row)) === ring) places.push([column, row])
  }
  return places.sort((a, b) => Math.hypot(...a) - Math.hypot(...b))
}
