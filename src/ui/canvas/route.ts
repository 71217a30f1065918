import type { Rect } from '../../design/frames.ts'
import { freeSpot } from './detour.ts'
import { degrees, LANE, type Shape, shapeOf } from './line-shapes.ts'
import { outside } from './outside.ts'

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
  /** No way around the cards was found: it runs behind some of them. */
  readonly behind: boolean
}

/** What a line runs around. */
export type Obstacles = {
  /** What it may meet on its way. */
  readonly near: readonly Rect[]
  /** Those near by leave it no way. */
  readonly shut: boolean
  /** All other cards where it is shut in, unless there are too many: it goes outside of all then. */
  readonly all: readonly Rect[]
}
export const NOTHING: Obstacles = { near: [], shut: false, all: [] }

/** A line that climbs or falls by more than this crosses others in its middle. */
const SLOPING = 60
/** A gap of this width has room for a word beside its middle. */
const FREE = 90
/** Where words may stand on a line, as parts of its way: the best first. */
const MIDDLE = [1 / 2, 2 / 3, 1 / 3, 0.8, 0.2]
const BESIDE_MIDDLE = [2 / 3, 1 / 2, 1 / 3, 0.8, 0.2]
/** How far a word keeps from a card, from its middle, in pixels. */
const WORD = 22

const along = ({ line, room, angle, isBent = false }: Shape, cards: readonly Rect[], behind = false): Route => {
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
    behind,
  }
}

const round = ({ x, y }: Point) => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`

/** The way from one card to another; where cards are in its way and nothing leads past them, it runs behind. As `shapeOf`. */
export const route = (
  from: Rect,
  to: Rect,
  lane = 0,
  back = false,
  { near, all }: Pick<Obstacles, 'near' | 'all'> = NOTHING,
): Route => {
  const shape = shapeOf(from, to, lane, back, near)
  if (shape) return along(shape, near)
  return pastAll(from, to, lane, all) ?? along(shapeOf(from, to, lane, back, [])!, near, true)
}

const pastAll = (from: Rect, to: Rect, lane: number, all: readonly Rect[]): Route | null => {
  const line = all.length > 0 ? outside(from, to, all, lane * LANE) : null
  if (!line) return null
  const found = along({ line, room: 0, angle: degrees(line[2], line[3]) }, all)
  return { ...found, room: roomAt(found.label, all) }
}

/** How wide a label may be that stands here, in pixels. */
const roomAt = ({ x, y }: Point, cards: readonly Rect[]): number =>
  cards.reduce(
    (least, card) =>
      y > card.y - WORD && y < card.y + card.height + WORD
        ? Math.min(least, 2 * Math.max(card.x - x, x - card.x - card.width) - 28)
        : least,
    220,
  )
