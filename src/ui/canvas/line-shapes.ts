import type { Rect } from '../../design/frames.ts'
import { around, type Curve, runsInto } from './detour.ts'

type Point = { readonly x: number; readonly y: number }

/** A line before it is known where its words stand. */
export type Shape = {
  readonly line: Curve
  /** How wide a label may be before it touches one of the two cards, in pixels. */
  readonly room: number
  /** The direction in which it arrives, in degrees (0 = to the right, 90 = down). */
  readonly angle: number
  /** It runs around a card. */
  readonly isBent?: boolean
}

/** The distance of parallel edges, and what an end keeps from a card's corner, in pixels. */
export const LANE = 24
const CORNER = 14
/** With this much room between them, cards are connected by their left and right sides. */
const SIDEWAYS = 40
/** Further apart than this, another card may stand between two that stand above one another. */
const BETWEEN = 100

const middle = (rect: Rect): Point => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })
const clamp = (value: number, most: number) => Math.max(-most, Math.min(most, value))

/** Where on its side an end stands, from the side's middle: it leans towards the other card, and parallels keep apart. */
const lean = (towards: number, length: number, lane: number) =>
  clamp(clamp(towards * 0.22, length * 0.24) + lane * LANE, Math.max(0, length / 2 - CORNER))

/** The angles at which a line arrives, exact where a line runs along an axis. */
const RIGHT = 0
const DOWN = 90
const LEFT = 180
const UP = 270

export const degrees = (from: Point, to: Point) =>
  Math.round((Math.atan2(to.y - from.y, to.x - from.x) * 1800) / Math.PI) / 10

/** How a line leads from one card to another: what faces what, and where it bows. */
export const mannerOf = (from: Rect, to: Rect, back: boolean): 'sideways' | 'straight down' | 'beside' | 'above' => {
  const [a, b] = [middle(from), middle(to)]
  const [dx, dy] = [Math.abs(b.x - a.x), Math.abs(b.y - a.y)]
  const gapX = dx - (from.width + to.width) / 2
  const gapY = dy - (from.height + to.height) / 2
  if (back) return dx >= dy ? 'above' : 'beside'
  // Work flows from left to right: up and down only where the cards stand above one another.
  if (gapX >= SIDEWAYS || gapX >= gapY) return 'sideways'
  return gapY <= BETWEEN ? 'straight down' : 'beside'
}

/**
 * A line from the side of a card that faces another to the side of that one; null where cards leave it no such way.
 *
 * @param lane 0 for an edge alone; -0.5, 0.5 for the two of a pair, and so on
 * @param back an edge that closes a loop bows outwards: above the cards, or to their right
 */
export const shapeOf = (from: Rect, to: Rect, lane: number, back: boolean, cards: readonly Rect[]): Shape | null => {
  switch (mannerOf(from, to, back)) {
    case 'sideways':
      return sideways(from, to, lane, cards)
    case 'straight down':
      return straightDown(from, to, lane)
    case 'above':
      return bowAbove(from, to, lane, cards)
    case 'beside': {
      const side = back ? 1 : freerSide(from, to, cards)
      return bowBeside(from, to, lane, side, cards) ?? bowBeside(from, to, lane, side > 0 ? -1 : 1, cards)
    }
  }
}

/** The side on which fewer cards stand beside two that stand above one another; left where that is the same. */
const freerSide = (from: Rect, to: Rect, cards: readonly Rect[]): 1 | -1 => {
  const center = (middle(from).x + middle(to).x) / 2
  const left = cards.filter((card) => middle(card).x < center).length
  return left > cards.length - left ? 1 : -1
}

const sideways = (from: Rect, to: Rect, lane: number, cards: readonly Rect[]): Shape | null => {
  const [a, b] = [middle(from), middle(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const way = dx < 0 ? -1 : 1
  const start = { x: a.x + (way * from.width) / 2, y: a.y + lean(dy, from.height, lane) }
  const end = { x: b.x - (way * to.width) / 2, y: b.y + lean(-dy, to.height, lane) }
  const reach = way * Math.max(20, Math.abs(end.x - start.x) / 2)
  const direct: Curve = [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end]
  const free = around(direct, cards)
  if (!free) return null
  const isBent = free !== direct
  const angle = isBent ? degrees(free[2], end) : way > 0 ? RIGHT : LEFT
  return { line: free, room: Math.abs(dx) - (from.width + to.width) / 2 - 28, angle, isBent }
}

const straightDown = (from: Rect, to: Rect, lane: number): Shape => {
  const [a, b] = [middle(from), middle(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const gap = Math.abs(dy) - (from.height + to.height) / 2
  const way = dy < 0 ? -1 : 1
  const start = { x: a.x + lean(dx, from.width, lane * 3), y: a.y + (way * from.height) / 2 }
  const end = { x: b.x + lean(-dx, to.width, lane * 3), y: b.y - (way * to.height) / 2 }
  const reach = way * Math.max(16, Math.abs(end.y - start.y) / 2)
  const room = gap < 24 ? 0 : lane === 0 ? 220 : LANE * 3 - 8
  const line: Curve = [start, { x: start.x, y: start.y + reach }, { x: end.x, y: end.y - reach }, end]
  return { line, room, angle: way > 0 ? DOWN : UP }
}

/** A bow between rows is flatter than one with nothing above it. */
const FLATTER = [1, 0.65, 0.4]

/** Above the cards, or below them where only there is room. */
const bowAbove = (from: Rect, to: Rect, lane: number, cards: readonly Rect[]): Shape | null => {
  const [a, b] = [middle(from), middle(to)]
  const most = 56 + Math.abs(b.x - a.x) * 0.12 + Math.abs(lane) * LANE
  const aside = Math.sign(b.x - a.x) * 24
  for (const up of [true, false])
    for (const part of FLATTER) {
      const edge = (rect: Rect) => (up ? rect.y : rect.y + rect.height)
      const [start, end] = [
        { x: a.x + aside, y: edge(from) },
        { x: b.x - aside, y: edge(to) },
      ]
      const out = up ? Math.min(start.y, end.y) - most * part : Math.max(start.y, end.y) + most * part
      const bow: Curve = [start, { x: start.x, y: out }, { x: end.x, y: out }, end]
      if (!runsInto(bow, cards)) return { line: bow, room: Math.abs(b.x - a.x) - 40, angle: up ? DOWN : UP }
    }
  return null
}

/** Around what stands between two cards, to their right (1) or left (-1). */
const bowBeside = (from: Rect, to: Rect, lane: number, side: 1 | -1, cards: readonly Rect[]): Shape | null => {
  const [a, b] = [middle(from), middle(to)]
  const width = 40 + Math.abs(b.y - a.y) * 0.1 + Math.abs(lane) * LANE
  const edge = side > 0 ? Math.max(from.x + from.width, to.x + to.width) : Math.min(from.x, to.x)
  const out = edge + side * width
  const aside = Math.sign(b.y - a.y) * 16
  const start = { x: a.x + (side * from.width) / 2, y: a.y + aside }
  const end = { x: b.x + (side * to.width) / 2, y: b.y - aside }
  const bow = around([start, { x: out, y: start.y }, { x: out, y: end.y }, end], cards, 'x', [side])
  return bow && { line: bow, room: width * 1.2, angle: side > 0 ? LEFT : RIGHT }
}
