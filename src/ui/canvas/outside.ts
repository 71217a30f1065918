import { around, type Rect } from '../../design/frames.ts'
import { type Curve, on, runsInto } from './detour.ts'

type Point = { readonly x: number; readonly y: number }

/** How far beyond the outermost card a line is pulled, in pixels: the nearest that is free is taken. */
const BEYOND = [60, 110, 180, 280, 420, 640]
/** Past which side of all cards, or around which corner of them: -1 is left or top, 1 right or bottom. */
const PAST = [
  { x: 0, y: -1 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 1, y: 0 },
  { x: -1, y: -1 },
  { x: 1, y: -1 },
  { x: -1, y: 1 },
  { x: 1, y: 1 },
]
/**
 * How much a line that goes around a corner keeps of the direction in which it leaves its card, so that its tip does not
 * lie flat on the card's side: as much as leaves a way.
 */
const STRAIGHT = [0.2, 0]
/** Points by which the length of a curve is taken. */
const STEPS = 12

/**
 * The shortest way from one card to another past the outside of all cards. Null where one of the two is shut in.
 *
 * @param cards all that stand on the canvas
 * @param aside how far from the middle of its side the line begins, in pixels, and to the other side ends
 */
export const outside = (from: Rect, to: Rect, cards: readonly Rect[], aside: number): Curve | null => {
  const all = around([from, to, ...cards])!
  for (const straight of STRAIGHT) {
    const way = shortest(candidates(from, to, all, aside, straight), [from, to], cards)
    if (way) return way
  }
  return null
}

/** Each way past all cards, pulled further and further beyond them. */
function* candidates(from: Rect, to: Rect, all: Rect, aside: number, straight: number): Generator<readonly Curve[]> {
  for (const past of PAST)
    for (const leaving of sidesTowards(past))
      for (const arriving of sidesTowards(past)) {
        const [start, end] = [onSide(from, leaving, aside), onSide(to, arriving, -aside)]
        yield BEYOND.map((by) => [
          start,
          pulledPast(all, past, start, leaving, by, straight),
          pulledPast(all, past, end, arriving, by, straight),
          end,
        ])
      }
}

const shortest = (ways: Iterable<readonly Curve[]>, ends: readonly Rect[], cards: readonly Rect[]): Curve | null => {
  let best: Curve | null = null
  let least = Number.POSITIVE_INFINITY
  for (const pulls of ways) {
    for (const way of pulls) {
      // The further a line is pulled, the longer it is.
      if (best && lengthOf(way) >= least) break
      if (runsInto(way, cards) || runsInto(way, ends, 0)) continue
      best = way
      least = lengthOf(way)
      break
    }
  }
  return best
}

/** The sides of a card that face a side or a corner of all. */
const sidesTowards = ({ x, y }: Point): readonly Point[] =>
  x === 0 || y === 0
    ? [{ x, y }]
    : [
        { x, y: 0 },
        { x: 0, y },
      ]

const onSide = (rect: Rect, side: Point, aside: number): Point => ({
  x: rect.x + (rect.width / 2) * (1 + side.x) + (side.x === 0 ? aside : 0),
  y: rect.y + (rect.height / 2) * (1 + side.y) + (side.y === 0 ? aside : 0),
})

const pulledPast = (all: Rect, past: Point, point: Point, side: Point, by: number, straight: number): Point => {
  const corner = {
    x: past.x === 0 ? point.x : all.x + (past.x > 0 ? all.width : 0) + past.x * by,
    y: past.y === 0 ? point.y : all.y + (past.y > 0 ? all.height : 0) + past.y * by,
  }
  return side.x === 0
    ? { x: corner.x + (point.x - corner.x) * straight, y: corner.y }
    : { x: corner.x, y: corner.y + (point.y - corner.y) * straight }
}

const lengthOf = (curve: Curve): number => {
  let sum = 0
  let before = curve[0]
  for (let at = 1; at <= STEPS; at++) {
    const point = on(curve, at / STEPS)
    sum += Math.hypot(point.x - before.x, point.y - before.y)
    before = point
  }
  return sum
}
