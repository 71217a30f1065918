import type { Rect } from '../../design/frames.ts'
import { around, type Curve, freeSpot } from './detour.ts'

type Point = { readonly x: number; readonly y: number }

/** How an edge runs between two cards. */
export type Route = {
  /** The SVG path of the line. */
  readonly path: string
  /** The middle of its label. */
  readonly label: Point
  /**
   * Where a single word stands instead: two thirds along a sloping line, where lines that cross in the middle have parted.
   */
  readonly word: Point
  /** How wide a label may be before it touches a card, in pixels; the label's height is always free. */
  readonly room: number
  /** Where the line meets the second card, and its direction there in degrees (0 = to the right, 90 = down). */
  readonly end: Point
  readonly angle: number
}

/** The distance of parallel edges, and what an end keeps from a card's corner. */
const LANE = 24
const CORNER = 14
/** With this much room between them, cards are connected by their left and right sides. */
const SIDEWAYS = 40
/** Further apart than this, another card may stand between two that stand above one another. */
const BETWEEN = 100
/** A line that climbs or falls by more than this crosses others in its middle. */
const SLOPING = 60
/** A gap of this width has room for a word beside its middle. */
const FREE = 90

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

/** Where words may stand on a line, as parts of its way: the best first. */
const MIDDLE = [1 / 2, 2 / 3, 1 / 3, 0.8, 0.2]
const BESIDE_MIDDLE = [2 / 3, 1 / 2, 1 / 3, 0.8, 0.2]
/** How far a word keeps from a card, from its middle, in pixels. */
const WORD = 22

const along = (line: Curve, room: number, angle: number, cards: readonly Rect[] = [], isBent = false): Route => {
  const [a, one, two, b] = line
  // Where a line bends around a card it crosses the lines that lead to and from that card, in its middle.
  const slopes = isBent || (Math.abs(b.y - a.y) > SLOPING && Math.abs(b.x - a.x) > FREE)
  return {
    path: `M${round(a)}C${round(one)} ${round(two)} ${round(b)}`,
    label: freeSpot(line, MIDDLE, cards, WORD),
    word: freeSpot(line, slopes ? BESIDE_MIDDLE : MIDDLE, cards, WORD),
    room,
    end: b,
    angle,
  }
}

const curve = (a: Point, one: Point, two: Point, b: Point, room: number, angle: number): Route =>
  along([a, one, two, b], room, angle)

const degrees = (x: number, y: number) => Math.round((Math.atan2(y, x) * 1800) / Math.PI) / 10

const round = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`

/**
 * The way from one card to another: it leaves the side that faces the other card and meets the side that faces it.
 *
 * @param lane 0 for an edge alone; -0.5, 0.5 for the two of a pair, and so on
 * @param back an edge that closes a loop bows outwards, above the cards
 * @param cards what stands in its way (`inTheWay`): the line bends around it
 */
export const route = (from: Rect, to: Rect, lane = 0, back = false, cards: readonly Rect[] = []): Route => {
  const [a, b] = [middle(from), middle(to)]
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const gapX = Math.abs(dx) - (from.width + to.width) / 2
  const gapY = Math.abs(dy) - (from.height + to.height) / 2
  if (back) return Math.abs(dx) >= Math.abs(dy) ? bowAbove(from, to, lane) : bowBeside(from, to, lane, 1)
  // Work flows from left to right: up and down only where the cards stand above one another.
  if (gapX >= SIDEWAYS || gapX >= gapY) {
    const way = dx < 0 ? -1 : 1
    const start = { x: a.x + (way * from.width) / 2, y: a.y + lean(dy, from.height, lane) }
    const end = { x: b.x - (way * to.width) / 2, y: b.y + lean(-dy, to.height, lane) }
    const reach = way * Math.max(20, Math.abs(end.x - start.x) / 2)
    const direct: Curve = [start, { x: start.x + reach, y: start.y }, { x: end.x - reach, y: end.y }, end]
    const free = around(direct, cards)
    const two = free[2]
    const angle = free === direct ? (way > 0 ? RIGHT : LEFT) : degrees(end.x - two.x, end.y - two.y)
    return along(free, gapX - 28, angle, cards, free !== direct)
  }
  if (gapY > BETWEEN) return bowBeside(from, to, lane, -1, cards)
  const way = dy < 0 ? -1 : 1
  const start = { x: a.x + lean(dx, from.width, lane * 3), y: a.y + (way * from.height) / 2 }
  const end = { x: b.x + lean(-dx, to.width, lane * 3), y: b.y - (way * to.height) / 2 }
  const reach = way * Math.max(16, Math.abs(end.y - start.y) / 2)
  const room = gapY < 24 ? 0 : lane === 0 ? 220 : LANE * 3 - 8
  return curve(
    start,
    { x: start.x, y: start.y + reach },
    { x: end.x, y: end.y - reach },
    end,
    room,
    way > 0 ? DOWN : UP,
  )
}

const bowAbove = (from: Rect, to: Rect, lane: number): Route => {
  const [a, b] = [middle(from), middle(to)]
  const height = 56 + Math.abs(b.x - a.x) * 0.12 + Math.abs(lane) * LANE
  const top = Math.min(from.y, to.y) - height
  const aside = Math.sign(b.x - a.x) * 24
  const [start, end] = [
    { x: a.x + aside, y: from.y },
    { x: b.x - aside, y: to.y },
  ]
  return curve(start, { x: start.x, y: top }, { x: end.x, y: top }, end, Math.abs(b.x - a.x) - 40, DOWN)
}

/** Around what stands between two cards, to their right (1) or left (-1). */
const bowBeside = (from: Rect, to: Rect, lane: number, side: 1 | -1, cards: readonly Rect[] = []): Route => {
  const [a, b] = [middle(from), middle(to)]
  const width = 40 + Math.abs(b.y - a.y) * 0.1 + Math.abs(lane) * LANE
  const edge = side > 0 ? Math.max(from.x + from.width, to.x + to.width) : Math.min(from.x, to.x)
  const out = edge + side * width
  const aside = Math.sign(b.y - a.y) * 16
  const start = { x: a.x + (side * from.width) / 2, y: a.y + aside }
  const end = { x: b.x + (side * to.width) / 2, y: b.y - aside }
  const bow = around([start, { x: out, y: start.y }, { x: out, y: end.y }, end], cards, 'x', [side])
  return along(bow, width * 1.2, side > 0 ? LEFT : RIGHT, cards)
}

/** The lanes of edges that share their two ends, whichever way they run: edge id to lane. Alone is lane 0 and left out. */
export const lanes = (
  edges: readonly { readonly id: string; readonly from: string; readonly to: string }[],
): ReadonlyMap<string, number> => {
  const pairs = new Map<string, string[]>()
  for (const { id, from, to } of edges) {
    const pair = from < to ? `${from} ${to}` : `${to} ${from}`
    const others = pairs.get(pair)
    if (others) others.push(id)
    else pairs.set(pair, [id])
  }
  const found = new Map<string, number>()
  for (const ids of pairs.values()) {
    if (ids.length > 1) for (const [at, id] of ids.entries()) found.set(id, at - (ids.length - 1) / 2)
  }
  return found
}
