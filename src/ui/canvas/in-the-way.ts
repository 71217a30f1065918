import { isFrame, type Rect } from '../../design/frames.ts'
import type { Card } from './card-facts.ts'
import type { Line } from './lines.ts'
import { isSame, mayMeet } from './may-meet.ts'
import { type Obstacles, type Route, route } from './route.ts'

/** What stands in the way of lines, by the ids of their edges; a line that meets nothing is left out. */
export type InTheWay = ReadonlyMap<string, Obstacles>

export const NOTHING_IN_THE_WAY: InTheWay = new Map()

/** The cards that lines run around: all but the frames of groups, which let lines through. */
export const solid = (cards: readonly Card[]): readonly Rect[] =>
  cards.filter(({ record }) => !isFrame(record)).map(({ rect }) => rect)

/** Of more cards than this the outside is too far away, and to look for a way past each of them takes too long. */
export const MOST_PASSED = 100
/** More lines than this that are shut in are a crowd: all around it they would be one too. They run behind. */
const MOST_OUTSIDE = 8

/** How a line runs, as far as its cards do not say. */
type Course = Pick<Line, 'lane' | 'back'>

/** What stands in the way of a line from here to there, and its way outside of all, where it has one. */
type Found = Course & {
  readonly from: Rect
  readonly to: Rect
  readonly obstacles: Obstacles
  /** What it would have to go outside of, and how it does; null where there is no such way. */
  readonly others: readonly Rect[]
  readonly path: string | null
}

type Places = ReadonlyMap<string, Rect>

/** What stands in the way of each line; a line that meets nothing is left out. What was found before is used again. */
const foundAmong = (
  lines: readonly Line[],
  places: Places,
  cards: readonly Rect[],
  known: ReadonlyMap<string, Found> = new Map(),
): ReadonlyMap<string, Found> => {
  const few = cards.length <= MOST_PASSED
  const met = lines.flatMap(({ record, lane, back }) => {
    const [from, to] = [places.get(record.from), places.get(record.to)]
    const near = from && to ? mayMeet(from, to, back, cards) : []
    if (!from || !to || near.length === 0) return []
    const last = known.get(record.id)
    const stays = last && isSame(last.from, from) && isSame(last.to, to) && last.lane === lane && last.back === back
    const before = stays && sameRects(last.obstacles.near, near) ? last : null
    // Among many cards it only matters to a suggestion, which is drawn above cards else.
    const counts = few || record.suggested
    const shut = before?.obstacles.shut ?? (counts && route(from, to, lane, back, { near, all: [] }).behind)
    return [{ id: record.id, from, to, lane, back, near, shut, before }]
  })
  const goOutside = few && met.filter(({ shut }) => shut).length <= MOST_OUTSIDE
  return new Map(
    met.map(({ id, near, shut, before, ...course }) => {
      const others =
        shut && goOutside ? cards.filter((card) => !isSame(card, course.from) && !isSame(card, course.to)) : []
      if (before && sameRects(before.others, others)) return [id, before]
      const way =
        others.length > 0 ? route(course.from, course.to, course.lane, course.back, { near, all: others }) : null
      const path = way && !way.behind ? way.path : null
      // A card that moved elsewhere changes nothing for it.
      const same = before && before.path === path ? before.obstacles : null
      const obstacles = same ?? { near, shut, all: path === null ? [] : others }
      return [id, { ...course, others, path, obstacles }]
    }),
  )
}

/** The ways of lines among cards. They are found when they are asked for. */
export const waysAmong = (
  lines: readonly Line[],
  places: Places,
  cards: readonly Rect[],
): ((line: Line) => Route | null) => {
  let found: ReadonlyMap<string, Found> | null = null
  const ofOne = (line: Line) => foundAmong([line], places, cards).get(line.record.id)
  return (line) => {
    const [from, to] = [places.get(line.record.from), places.get(line.record.to)]
    if (!from || !to) return null
    // Among many each is for itself.
    if (cards.length <= MOST_PASSED) found ??= foundAmong(lines, places, cards)
    const obstacles = (found ? found.get(line.record.id) : ofOne(line))?.obstacles
    return route(from, to, line.lane, line.back, obstacles)
  }
}

/** Remembers: where the same cards stand in the way as before, it gives the same again, so that the line is not drawn anew. */
export const cardsInTheWay = (): ((cards: readonly Card[], lines: readonly Line[]) => InTheWay) => {
  let known: ReadonlyMap<string, Found> = new Map()
  return (cards, lines) => {
    const places = new Map(cards.map(({ record, rect }) => [record.id as string, rect]))
    known = foundAmong(lines, places, solid(cards), known)
    return new Map([...known].map(([id, { obstacles }]) => [id, obstacles]))
  }
}

const sameRects = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a.length === b.length &&
  a.every(({ x, y, width, height }, at) => {
    const other = b[at]!
    return x === other.x && y === other.y && width === other.width && height === other.height
  })
