import { around, overlap, type Rect } from '../../design/frames.ts'
import type { Card } from './card-facts.ts'
import { KEEP, MOST_BENT } from './detour.ts'
import { mannerOf } from './line-shapes.ts'
import type { Line } from './lines.ts'
import { type Obstacles, type Route, route } from './route.ts'

/** What stands in the way of lines, by the ids of their edges; a line that meets nothing is left out. */
export type InTheWay = ReadonlyMap<string, Obstacles>

export const NOTHING_IN_THE_WAY: InTheWay = new Map()

/** The cards that lines run around: all but the frames of groups, which let lines through. */
export const solid = (cards: readonly Card[]): readonly Rect[] =>
  cards.filter(({ record }) => record.kind !== 'group' || record.collapsed).map(({ rect }) => rect)

/** The cards that a line between two others may meet on its way, however it bends or bows. */
export const inTheWay = (from: Rect, to: Rect, back: boolean, cards: readonly Rect[]): readonly Rect[] => {
  const manner = mannerOf(from, to, back)
  if (manner === 'straight down') return []
  const both = around([from, to])!
  const out = Math.max(MOST_BENT, 80 + (both.width + both.height) * 0.15)
  const [aside, above] = [manner === 'beside' ? out : KEEP, manner === 'beside' ? KEEP : out]
  // A line from side to side is nowhere else than between them.
  const gap = both.width - from.width - to.width
  const inner =
    manner === 'sideways' && gap > 0 ? { x: Math.min(from.x + from.width, to.x + to.width), width: gap } : null
  const area = {
    x: inner?.x ?? both.x - aside,
    y: both.y - above,
    width: inner?.width ?? both.width + 2 * aside,
    height: both.height + 2 * above,
  }
  return cards.filter((card) => overlap(card, area) && !isSame(card, from) && !isSame(card, to))
}

const isSame = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y

/** How a line runs, as far as its cards do not say. */
type Course = Pick<Line, 'lane' | 'back'>

/** The way of a line among cards, of which the two that it joins are the same rectangles. */
export const routeAmong = (from: Rect, to: Rect, { lane, back }: Course, cards: readonly Rect[]): Route => {
  const near = inTheWay(from, to, back, cards)
  const way = route(from, to, lane, back, { near, all: [] })
  return way.behind ? route(from, to, lane, back, { near, all: allBut(from, to, cards) }) : way
}

/** Of more cards than this the outside is too far away, and to look for a way past each of them takes too long. */
const MOST_PASSED = 100

const allBut = (from: Rect, to: Rect, cards: readonly Rect[]): readonly Rect[] =>
  cards.length > MOST_PASSED ? [] : cards.filter((card) => card !== from && card !== to)

/** What stands in the way of a line from here to there. */
type Found = Course & { readonly from: Rect; readonly to: Rect; readonly obstacles: Obstacles }

/** Remembers: where the same cards stand in the way as before, it gives the same again, so that the line is not drawn anew. */
export const cardsInTheWay = (): ((cards: readonly Card[], lines: readonly Line[]) => InTheWay) => {
  let known = new Map<string, Found>()
  return (cards, lines) => {
    const rects = solid(cards)
    const places = new Map(cards.map(({ record, rect }) => [record.id as string, rect]))
    const found = new Map<string, Found>()
    for (const { record, lane, back } of lines) {
      const [from, to] = [places.get(record.from), places.get(record.to)]
      const near = from && to ? inTheWay(from, to, back, rects) : []
      if (!from || !to || near.length === 0) continue
      const before = known.get(record.id)
      const stays = before?.from === from && before.to === to && before.lane === lane && before.back === back
      const asBefore = before && sameRects(before.obstacles.near, near) ? before.obstacles : null
      const shut = asBefore && stays ? asBefore.shut : route(from, to, lane, back, { near, all: [] }).behind
      const all = shut ? allBut(from, to, rects) : []
      const same = asBefore?.shut === shut && sameRects(asBefore.all, all)
      const obstacles = same ? asBefore : { near, shut, all }
      found.set(record.id, { from, to, lane, back, obstacles })
    }
    known = found
    return new Map([...found].map(([id, { obstacles }]) => [id, obstacles]))
  }
}

const sameRects = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a.length === b.length &&
  a.every(({ x, y, width, height }, at) => {
    const other = b[at]!
    return x === other.x && y === other.y && width === other.width && height === other.height
  })
