import type { Rect } from '../../design/frames.ts'

const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/**
 * The node that an arrow key leads to: the nearest one on that side, where what lies aside counts double. Null where
 * there is none. Without a node to start from, the one nearest to the top left.
 */
export const neighbour = (places: ReadonlyMap<string, Rect>, from: string | null, key: string): string | null => {
  const way = ways[key]
  if (!way) return null
  const start = from === null ? undefined : places.get(from)
  let best: string | null = null
  let least = Number.POSITIVE_INFINITY
  for (const [id, rect] of places) {
    if (id === from) continue
    const [dx, dy] = start
      ? [center(rect).x - center(start).x, center(rect).y - center(start).y]
      : [rect.x + 1e6, rect.y + 1e6]
    const along = start ? dx * way[0] + dy * way[1] : dx + dy
    const aside = start ? Math.abs(dx * way[1]) + Math.abs(dy * way[0]) : 0
    if (along <= 0 || aside > along * 3) continue
    const distance = along + aside * 2
    if (distance < least) [best, least] = [id, distance]
  }
  return best
}

const center = (rect: Rect) => ({ x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })
