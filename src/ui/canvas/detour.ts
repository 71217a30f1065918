import type { Rect } from '../../design/frames.ts'

type Point = { readonly x: number; readonly y: number }
/** A cubic curve by its two ends and what pulls on them. */
export type Curve = readonly [start: Point, one: Point, two: Point, end: Point]

/** How far a line may bend out of its way, in pixels: the nearest that is free is taken, on either side. */
const BENDS = [24, 36, 48, 60, 72, 88, 104, 124, 148, 176, 208, 250]
/** What a line keeps from a card that it passes, in pixels. */
export const KEEP = 12
/** From one point that is looked at to the next, in pixels: less than the lowest card is high. */
const STEP = 32

/** A point of a curve: 0 is its beginning, 1 its end. */
export const on = ([a, one, two, b]: Curve, t: number): Point => {
  const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
  return { x: p * a.x + q * one.x + r * two.x + s * b.x, y: p * a.y + q * one.y + r * two.y + s * b.y }
}

const isIn = ({ x, y }: Point, rects: readonly Rect[], keep: number) =>
  rects.some(
    (rect) =>
      x > rect.x - keep && x < rect.x + rect.width + keep && y > rect.y - keep && y < rect.y + rect.height + keep,
  )

/** Whether a curve comes nearer than this to one of the cards, or runs through it. */
export const runsInto = (curve: Curve, rects: readonly Rect[], keep = KEEP): boolean => {
  const [start, one, two, end] = curve
  const most = distance(start, one) + distance(one, two) + distance(two, end)
  const steps = Math.min(200, Math.ceil(most / STEP) + 4)
  for (let at = 1; at < steps; at++) if (isIn(on(curve, at / steps), rects, keep)) return true
  return false
}

const distance = (a: Point, b: Point) => Math.hypot(b.x - a.x, b.y - a.y)

/** What pulls on a curve, moved to the side and nearer to its end: so the curve is soon beside what it passes, and flat there. */
const pulled = (pull: Point, end: Point, across: 'x' | 'y', by: number): Point =>
  across === 'y'
    ? { x: end.x + (pull.x - end.x) * STEEP, y: pull.y + by }
    : { x: pull.x + by, y: end.y + (pull.y - end.y) * STEEP }
const STEEP = 0.4

/**
 * The curve bent around the cards that it would run into, as little as is enough; as it is where it runs into none. Null
 * where every way around is closed.
 *
 * @param across which way it bends: up or down where it leads to a side, left or right where it leads up or down
 * @param sides to which side it may bend: up or left (-1), down or right (1)
 */
export const around = (
  curve: Curve,
  cards: readonly Rect[],
  across: 'x' | 'y' = 'y',
  sides: readonly (1 | -1)[] = [-1, 1],
): Curve | null => {
  if (cards.length === 0 || !runsInto(curve, cards)) return curve
  const [start, one, two, end] = curve
  for (const bend of BENDS)
    for (const side of sides) {
      // Both pulls moved by four thirds move the middle by one.
      const by = (side * bend * 4) / 3
      const bent: Curve = [start, pulled(one, start, across, by), pulled(two, end, across, by), end]
      if (!runsInto(bent, cards)) return bent
    }
  return null
}

/** The first of some points of a curve at which words of this size stand free of cards; the first of all where none does. */
export const freeSpot = (curve: Curve, parts: readonly number[], cards: readonly Rect[], keep: number): Point =>
  on(curve, parts.find((part) => !isIn(on(curve, part), cards, keep)) ?? parts[0]!)

/** No line bends further out of its way, in pixels. */
export const MOST_BENT = BENDS.at(-1)!
