import type { Rect } from '../../design/frames.ts'
import type { Line } from './lines.ts'
import { route } from './route.ts'

type Point = { readonly x: number; readonly y: number }

/** How near a card has to be let go to a line to be put into it, in canvas pixels. */
const NEAR = 28
const STEPS = 24

/** The line that runs closest by a point, among those that may be meant; null where none is near. */
export const edgeAt = (
  lines: readonly Line[],
  places: ReadonlyMap<string, Rect>,
  point: Point,
  fits: (id: string) => boolean,
): string | null => {
  let best: string | null = null
  let least = NEAR
  for (const { record, lane, back } of lines) {
    const [from, to] = [places.get(record.from), places.get(record.to)]
    if (!from || !to || !fits(record.id)) continue
    const distance = distanceTo(route(from, to, lane, back).path, point)
    if (distance < least) [best, least] = [record.id, distance]
  }
  return best
}

/** How far a point is from a curve as `route` writes it: its four points, in order. */
const distanceTo = (path: string, { x, y }: Point): number => {
  const [ax = 0, ay = 0, bx = 0, by = 0, cx = 0, cy = 0, dx = 0, dy = 0] = (path.match(/-?\d+(?:\.\d+)?/g) ?? []).map(
    Number,
  )
  let least = Number.POSITIVE_INFINITY
  for (let step = 0; step <= STEPS; step++) {
    const t = step / STEPS
    const [p, q, r, s] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3]
    least = Math.min(least, Math.hypot(p * ax + q * bx + r * cx + s * dx - x, p * ay + q * by + r * cy + s * dy - y))
  }
  return least
}
