import type { Rect } from '../../design/frames.ts'

/** A line in canvas coordinates: `x` stands upright at x = `at`, `y` lies at y = `at`; it runs from one card to the other. */
export type Guide = { readonly axis: 'x' | 'y'; readonly at: number; readonly from: number; readonly to: number }

export type Snapped = { readonly x: number; readonly y: number; readonly guides: readonly Guide[] }

const sides = {
  x: { start: 'x', length: 'width', other: 'y', across: 'height' },
  y: { start: 'y', length: 'height', other: 'x', across: 'width' },
} as const

/** The three lines of a card along an axis: its two edges and its middle. */
const stops = (rect: Rect, axis: 'x' | 'y'): readonly number[] => {
  const { start, length } = sides[axis]
  return [rect[start], rect[start] + rect[length] / 2, rect[start] + rect[length]]
}

/**
 * Where a dragged rectangle comes to stand in line with others: `reach` is how near it has to be, in canvas pixels. Each axis
 * is for itself; of several, the nearest line wins, and of equal ones all are shown that lie there.
 */
export const snapped = (moving: Rect, others: readonly Rect[], reach: number): Snapped => {
  const along = (axis: 'x' | 'y') => {
    let best = Number.POSITIVE_INFINITY
    for (const other of others)
      for (const to of stops(other, axis))
        for (const from of stops(moving, axis)) if (Math.abs(to - from) < Math.abs(best)) best = to - from
    return Math.abs(best) <= reach ? best : null
  }
  const [dx, dy] = [along('x'), along('y')]
  const at: Rect = { ...moving, x: moving.x + (dx ?? 0), y: moving.y + (dy ?? 0) }
  const guides = [...(dx === null ? [] : linesAt(at, others, 'x')), ...(dy === null ? [] : linesAt(at, others, 'y'))]
  return { x: dx ?? 0, y: dy ?? 0, guides }
}

const linesAt = (at: Rect, others: readonly Rect[], axis: 'x' | 'y'): Guide[] => {
  const { other: away, across } = sides[axis]
  return stops(at, axis).flatMap((stop) => {
    const inLine = others.filter((rect) => stops(rect, axis).some((one) => Math.abs(one - stop) < 0.5))
    if (inLine.length === 0) return []
    const all = [at, ...inLine]
    return [
      {
        axis,
        at: stop,
        from: Math.min(...all.map((rect) => rect[away])),
        to: Math.max(...all.map((rect) => rect[away] + rect[across])),
      },
    ]
  })
}
