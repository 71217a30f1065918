import type { Box, Direction, Link } from '../layout.ts'
import { GAP, onScreen, type Placed, placedAt, SHAPE } from './packing.ts'

/**
 * How long rows may be, in pixels: six agents, nine, thirteen … Few lengths, so that one box more at the end of a chain
 * seldom moves any of the others.
 */
const LENGTHS = [2050, 3100, 4600, 6800, 10_000, 15_000, 22_000, 33_000]
/** A row may end sooner, by this part of its length, where fewer links lead on to the next one. */
const SOONER = 0.35
/** Where more links pass, lines from row to row would be a tangle. */
const MOST_PASSING = 4
/** By so much rows must show everything larger than one line does, to be worth turning for. */
const WORTH = 1.4

/**
 * Breaks layers that run on and on, as those of forty agents that each hand over to the next, into rows that fill a
 * screen. Every second row runs back, as an ox ploughs, so that what comes after the last of a row stands next to it.
 * Layers that lead down are broken into columns.
 */
export const inRows = (boxes: readonly Box[], links: readonly Link[], placed: Placed, direction: Direction): Placed => {
  const layers = layersOf(boxes, placed, direction)
  const passing = passingOf(layers, links)
  let best = placed
  let least = onScreen(placed) / WORTH
  for (const length of LENGTHS) {
    const rows = rowsOf(layers, passing, direction === 'down' ? length / SHAPE : length)
    if (rows.length === 1) break
    const turned = turning(rows, links, direction)
    if (onScreen(turned) < least) [best, least] = [turned, onScreen(turned)]
  }
  return best
}

/** A box by where it begins and how long it is in the direction of the links, and across it. */
type Stretch = {
  readonly box: Box
  readonly at: number
  readonly long: number
  readonly across: number
  readonly deep: number
}

/** Boxes beside one another, and from where to where they reach in the direction of the links. */
type Layer = { readonly boxes: readonly Stretch[]; readonly from: number; readonly to: number }

const layersOf = (boxes: readonly Box[], { places }: Placed, direction: Direction): Layer[] => {
  const stretches = boxes
    .map((box): Stretch => {
      const { x, y } = places.get(box.id) ?? { x: 0, y: 0 }
      return direction === 'down'
        ? { box, at: y, long: box.height, across: x, deep: box.width }
        : { box, at: x, long: box.width, across: y, deep: box.height }
    })
    .sort((a, b) => a.at - b.at)
  const layers: { boxes: Stretch[]; from: number; to: number }[] = []
  for (const stretch of stretches) {
    const layer = layers.at(-1)
    if (layer && stretch.at < layer.to) {
      layer.boxes.push(stretch)
      layer.to = Math.max(layer.to, stretch.at + stretch.long)
    } else layers.push({ boxes: [stretch], from: stretch.at, to: stretch.at + stretch.long })
  }
  return layers
}

/** How many links pass from a layer, or one before it, to the ones after it. */
const passingOf = (layers: readonly Layer[], links: readonly Link[]): readonly number[] => {
  const layerOf = new Map(layers.flatMap(({ boxes }, at) => boxes.map(({ box }) => [box.id, at] as const)))
  const begun = layers.map(() => 0)
  for (const { from, to } of links) {
    const [one, other] = [layerOf.get(from) ?? 0, layerOf.get(to) ?? 0]
    begun[Math.min(one, other)]! += 1
    begun[Math.max(one, other)]! -= 1
  }
  let passing = 0
  return begun.map((change) => {
    passing += change
    return passing
  })
}

/**
 * Layers in rows of about this length: each ends where the fewest links pass, and there as late as can be. Where too many
 * pass everywhere, it goes on to the next place that is not a tangle.
 */
const rowsOf = (layers: readonly Layer[], passing: readonly number[], longest: number): Layer[][] => {
  const rows: Layer[][] = []
  for (let start = 0; start < layers.length; ) {
    const reach = (at: number) => layers[at]!.to - layers[start]!.from
    let end: number | null = null
    for (let at = start; at < layers.length - 1 && (end === null || reach(at) <= longest); at++) {
      if (reach(at) < longest * (1 - SOONER) || passing[at]! > MOST_PASSING) continue
      if (end === null || passing[at]! <= passing[end]!) end = at
    }
    rows.push(layers.slice(start, end === null || reach(layers.length - 1) <= longest ? undefined : end + 1))
    start += rows.at(-1)!.length
  }
  return rows
}

/** Rows below one another; each begins at the side where the one before it ended, and leads back from there. */
const turning = (rows: readonly (readonly Layer[])[], links: readonly Link[], direction: Direction): Placed => {
  const corners = new Map<string, { x: number; y: number }>()
  const all: Box[] = []
  let [side, below] = [0, 0]
  for (const [at, layers] of rows.entries()) {
    const row = isPlain(layers, links) ? straight(layers) : layers.flatMap(({ boxes }) => boxes)
    const from = layers[0]!.from
    const first = row.reduce((least, { across }) => Math.min(least, across), Number.POSITIVE_INFINITY)
    const depth = row.reduce((most, { across, deep }) => Math.max(most, across + deep - first), 0)
    const back = at % 2 === 1
    for (const { box, at, long, across } of row) {
      const along = back ? side - (at - from) - long : side + (at - from)
      const beside = below + across - first
      corners.set(box.id, direction === 'down' ? { x: beside, y: along } : { x: along, y: beside })
      all.push(box)
    }
    side += (back ? -1 : 1) * (layers.at(-1)!.to - from)
    below += depth + GAP.layer
  }
  return placedAt(all, (box) => corners.get(box.id) ?? { x: 0, y: 0 })
}

/** A row of single boxes, none of which a link of the row passes by. */
const isPlain = (layers: readonly Layer[], links: readonly Link[]): boolean => {
  if (layers.some(({ boxes }) => boxes.length > 1)) return false
  const places = new Map(layers.map(({ boxes: [first] }, at) => [first!.box.id, at]))
  return links.every(({ from, to }) => {
    const [one, other] = [places.get(from), places.get(to)]
    return one === undefined || other === undefined || Math.abs(one - other) === 1
  })
}

/** In such a row no box has to stand aside for a link that leads to another row. */
const straight = (layers: readonly Layer[]): Stretch[] =>
  layers.flatMap(({ boxes }) => boxes.map((one) => ({ ...one, across: -one.deep / 2 })))
