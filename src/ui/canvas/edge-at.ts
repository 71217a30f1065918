import { around, grown, overlap, type Rect } from '../../design/frames.ts'
import type { Line } from './lines.ts'
import { route } from './route.ts'

type Point = { readonly x: number; readonly y: number }

/** How near a card has to be let go to a line to be put into it, in pixels of the window. */
const NEAR = 28
const STEPS = 24

/** The line that runs closest by a point, among those that may be meant; null where none is near. */
export const edgeAt = (
  lines: readonly Line[],
  places: ReadonlyMap<string, Rect>,
  point: Point,
  fits: (id: string) => boolean,
  zoom = 1,
): string | null => {
  let best: string | null = null
  // Seen from far away, a hand is less exact.
  const near = NEAR / Math.min(1, zoom)
  let least = near
  for (const { record, lane, back } of lines) {
    const [from, to] = [places.get(record.from), places.get(record.to)]
    if (!from || !to || !between(from, to, point, near) || !fits(record.id)) continue
    const distance = distanceTo(route(from, to, lane, back).path, point)
    if (distance < least) [best, least] = [record.id, distance]
  }
  return best
}

/** Lines bow out by a part of their length, and no further; what is away from there need not be measured. */
const between = (a: Rect, b: Rect, point: Point, near: number): boolean => {
  const both = around([a, b])!
  return overlap(grown(both, near + 80 + (both.width + both.height) * 0.2), { ...point, width: 0, height: 0 })
}

/** The point of a curve at a part of its way, 0 to 1: of one as `route` writes it, by its four points in order. */
export const pointAt = (path: string, t: number): Point => {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = (path.match(NUMBERS) ?? []).map(Number)
  const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
  return { x: p * ax + q * bx + r * cx + s * dx, y: p * ay + q * by + r * cy + s * dy }
}

const NUMBERS = /-?\d+(?:\.\d+)?/g

const distanceTo = (path: string, { x, y }: Point): number => {
  let least = Number.POSITIVE_INFINITY
  for (let step = 0; step <= STEPS; step++) {
    const at = pointAt(path, step / STEPS)
    least = Math.min(least, Math.hypot(at.x - x, at.y - y))
  }
  return least
}
