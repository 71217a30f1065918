import { around, grown, type Rect } from '../../design/frames.ts'
import { on } from './detour.ts'
import { MOST_PASSED, waysAmong } from './in-the-way.ts'
import type { Line } from './lines.ts'

type Point = { readonly x: number; readonly y: number }

/** How near a card has to be let go to a line to be put into it, in pixels of the window. */
const NEAR = 28
const STEPS = 24

/**
 * Finds the line that runs closest by a point, among those that may be meant; null where none is near. What can be known
 * before is: a drag asks at each of its steps, of each line of the design.
 *
 * @param cards what lines run around
 * @param zoom seen from far away, a hand is less exact
 */
export const edgeFinder = (
  lines: readonly Line[],
  places: ReadonlyMap<string, Rect>,
  fits: (id: string) => boolean,
  cards: readonly Rect[] = [],
): ((point: Point, zoom?: number) => string | null) => {
  const wayOf = waysAmong(lines, places, cards)
  const known = lines.flatMap((line) => {
    const { id, from, to } = line.record
    const [first, second] = [places.get(from), places.get(to)]
    if (!first || !second) return []
    // Most lines are never asked for these.
    let points: readonly Point[] | null = null
    const pointsWhereItFits = () => {
      points ??= fits(id) ? pointsOf(wayOf(line)?.path ?? '') : []
      return points
    }
    return [{ id, within: reachOf(first, second, cards.length <= MOST_PASSED), points: pointsWhereItFits }]
  })
  return ({ x, y }, zoom = 1) => {
    let best: string | null = null
    const near = NEAR / Math.min(1, zoom)
    let least = near
    for (const { id, within, points } of known) {
      if (x < within.x - near || x > within.x + within.width + near) continue
      if (y < within.y - near || y > within.y + within.height + near) continue
      for (const [at, point] of points().entries()) {
        const distance = distanceTo({ x, y }, points()[at - 1] ?? point, point)
        if (distance < least) [best, least] = [id, distance]
      }
    }
    return best
  }
}

/** How far a point lies from a stretch. */
const distanceTo = (point: Point, from: Point, to: Point): number => {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const along = ((point.x - from.x) * dx + (point.y - from.y) * dy) / (dx * dx + dy * dy || 1)
  const part = Math.max(0, Math.min(1, along))
  return Math.hypot(point.x - from.x - dx * part, point.y - from.y - dy * part)
}

/** Where a line between two cards may run: it bows out by a part of its length, and among few goes outside of all. */
const reachOf = (from: Rect, to: Rect, few: boolean): Rect => {
  const both = around([from, to])!
  return grown(both, Math.max(few ? 700 : 250, 80 + (both.width + both.height) * 0.2))
}

const pointsOf = (path: string): readonly Point[] =>
  Array.from({ length: STEPS + 1 }, (_, at) => pointAt(path, at / STEPS))

/** The point of a curve at a part of its way, 0 to 1: of one as `route` writes it, by its four points in order. */
export const pointAt = (path: string, t: number): Point => {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = (path.match(NUMBERS) ?? []).map(Number)
  return on(
    [
      { x: ax, y: ay },
      { x: bx, y: by },
      { x: cx, y: cy },
      { x: dx, y: dy },
    ],
    t,
  )
}

const NUMBERS = /-?\d+(?:\.\d+)?/g
