import type { Box, Direction, Places } from '../layout.ts'

/** Boxes with their places, from 0, and the space they take. */
export type Placed = { readonly places: Places; readonly width: number; readonly height: number }

/** The space between boxes side by side, between layers (links and their labels run there), and between unconnected parts, in pixels. */
export const GAP = { box: 40, layer: 96, part: 80 }

/** The shape of a screen: parts are packed to fill one. */
export const SHAPE = 16 / 10

/** Moves places so that they begin at 0, rounded to whole pixels. */
export const placedAt = (boxes: readonly Box[], corner: (box: Box) => { x: number; y: number }): Placed => {
  const corners = boxes.map((box) => ({ box, ...corner(box) }))
  const left = corners.reduce((least, { x }) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const top = corners.reduce((least, { y }) => Math.min(least, y), Number.POSITIVE_INFINITY)
  const places = new Map(corners.map(({ box, x, y }) => [box.id, { x: Math.round(x - left), y: Math.round(y - top) }]))
  return sized(boxes, places)
}

const sized = (boxes: readonly Box[], places: Places): Placed => {
  let [width, height] = [0, 0]
  for (const box of boxes) {
    const { x, y } = places.get(box.id) ?? { x: 0, y: 0 }
    width = Math.max(width, x + box.width)
    height = Math.max(height, y + box.height)
  }
  return { places, width, height }
}

/**
 * Packs parts on shelves, in their order, so that the whole is as large as can be on a screen: shelves are rows where
 * links lead right and columns where they lead down, since parts are long in that direction.
 */
export const besideOneAnother = (parts: readonly Placed[], direction: Direction): Placed => {
  const along = alongOf(direction)
  const longest = parts.reduce((most, part) => Math.max(most, along(part)), 0)
  // A shelf may be as long as the first few parts together: of these the one that fills a screen best.
  const limits = [
    ...new Set([longest, ...sumsOf(parts.slice(0, MOST_TRIED).map(along)).filter((sum) => sum > longest)]),
  ]
  return limits
    .map((limit) => onShelves(parts, direction, limit))
    .reduce((best, one) => (onScreen(one) < onScreen(best) ? one : best))
}

/** Of many parts not every length is tried. */
const MOST_TRIED = 40

const alongOf = (direction: Direction) => (part: Placed) => (direction === 'down' ? part.width : part.height)

const sumsOf = (lengths: readonly number[]): number[] => {
  let sum = -GAP.part
  return lengths.map((length) => {
    sum += length + GAP.part
    return sum
  })
}

/** How high a screen must be to show all of it, in pixels. */
export const onScreen = ({ width, height }: Placed): number => Math.max(width / SHAPE, height)

const onShelves = (parts: readonly Placed[], direction: Direction, limit: number): Placed => {
  const down = direction === 'down'
  const along = alongOf(direction)
  const across = (part: Placed) => (down ? part.height : part.width)
  const places = new Map<string, { x: number; y: number }>()
  let [at, shelf, depth, width, height] = [0, 0, 0, 0, 0]
  for (const part of parts) {
    if (at > 0 && at + along(part) > limit) {
      shelf += depth + GAP.part
      at = 0
      depth = 0
    }
    const [x, y] = down ? [at, shelf] : [shelf, at]
    for (const [id, place] of part.places) places.set(id, { x: x + place.x, y: y + place.y })
    width = Math.max(width, x + part.width)
    height = Math.max(height, y + part.height)
    at += along(part) + GAP.part
    depth = Math.max(depth, across(part))
  }
  return { places, width, height }
}
