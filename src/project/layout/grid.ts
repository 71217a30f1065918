import type { Box, Direction, Link } from '../layout.ts'
import { GAP, type Placed, placedAt } from './packing.ts'
import { layersOf } from './ranks.ts'

/** A tidy grid in the order given, about as wide as a screen for its height; columns are as wide as their widest box. */
export const gridOf = (boxes: readonly Box[]): Placed => {
  const mean = (size: (box: Box) => number) => boxes.reduce((sum, box) => sum + size(box) + GAP.box, 0) / boxes.length
  const columns = Math.max(
    1,
    Math.round(Math.sqrt((boxes.length * 1.6 * mean((box) => box.height)) / mean((box) => box.width))),
  )
  return rowsOf(boxes, columns)
}

/** Rows of so many boxes, in the order given; columns are as wide and rows as high as the largest box in them. */
export const rowsOf = (boxes: readonly Box[], columns: number): Placed => {
  const widths: number[] = []
  const heights: number[] = []
  boxes.forEach((box, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns]
    widths[column] = Math.max(widths[column] ?? 0, box.width)
    heights[row] = Math.max(heights[row] ?? 0, box.height)
  })
  const [lefts, tops] = [offsets(widths), offsets(heights)]
  const index = new Map(boxes.map((box, at) => [box.id, at]))
  return placedAt(boxes, (box) => {
    const at = index.get(box.id) ?? 0
    return { x: lefts[at % columns] ?? 0, y: tops[Math.floor(at / columns)] ?? 0 }
  })
}

const offsets = (sizes: readonly number[]): number[] => {
  let sum = 0
  return sizes.map((size) => {
    sum += size + GAP.box
    return sum - size - GAP.box
  })
}

/** A layer with more boxes than this is folded into several lines, so that a wide design stays a page and no thread. */
const LONGEST_LINE = 16

/**
 * Layers for large designs, in time that grows with their size: the rank of a box is its longest way from a start,
 * neighbours are drawn near one another, long links may run behind boxes.
 */
export const layeredByHand = (boxes: readonly Box[], links: readonly Link[], direction: Direction): Placed => {
  const down = direction === 'down'
  const lines = layersOf(boxes, links).flatMap((layer) => folded(layer))
  const length = (line: readonly Box[]) =>
    line.reduce((sum, box) => sum + (down ? box.width : box.height) + GAP.box, -GAP.box)
  const longest = lines.reduce((most, { line }) => Math.max(most, length(line)), 0)

  const corners = new Map<string, { x: number; y: number }>()
  let across = 0
  for (const { line, last } of lines) {
    let along = (longest - length(line)) / 2
    for (const box of line) {
      corners.set(box.id, down ? { x: along, y: across } : { x: across, y: along })
      along += (down ? box.width : box.height) + GAP.box
    }
    across +=
      line.reduce((most, box) => Math.max(most, down ? box.height : box.width), 0) + (last ? GAP.layer : GAP.box)
  }
  return placedAt(boxes, (box) => corners.get(box.id) ?? { x: 0, y: 0 })
}

const folded = (layer: readonly Box[]): { line: readonly Box[]; last: boolean }[] => {
  const count = Math.ceil(layer.length / LONGEST_LINE)
  const each = Math.ceil(layer.length / count)
  return Array.from({ length: count }, (_, at) => ({
    line: layer.slice(at * each, (at + 1) * each),
    last: at === count - 1,
  }))
}
