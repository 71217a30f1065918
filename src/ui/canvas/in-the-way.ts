import type { Rect } from '../../design/frames.ts'
import type { Card } from './card-facts.ts'
import { inTheWay } from './detour.ts'
import type { Line } from './lines.ts'

/** What stands in the way of lines, by the ids of their edges; a line that meets nothing is left out. */
export type InTheWay = ReadonlyMap<string, readonly Rect[]>

export const NOTHING_IN_THE_WAY: InTheWay = new Map()

/** The cards that lines run around: all but the frames of groups, which let lines through. */
export const solid = (cards: readonly Card[]): readonly Rect[] =>
  cards.filter(({ record }) => record.kind !== 'group' || record.collapsed).map(({ rect }) => rect)

/** Remembers: where the same cards stand in the way as before, it gives the same list again, so that the line is not drawn anew. */
export const cardsInTheWay = (): ((cards: readonly Card[], lines: readonly Line[]) => InTheWay) => {
  let known: InTheWay = NOTHING_IN_THE_WAY
  return (cards, lines) => {
    const rects = solid(cards)
    const places = new Map(cards.map(({ record, rect }) => [record.id as string, rect]))
    const now = new Map<string, readonly Rect[]>()
    for (const { record, back } of lines) {
      const [from, to] = [places.get(record.from), places.get(record.to)]
      // A line that goes back bows above the cards as it is.
      if (!from || !to || back) continue
      const found = inTheWay(from, to, rects)
      if (found.length === 0) continue
      const before = known.get(record.id)
      now.set(record.id, before && sameRects(before, found) ? before : found)
    }
    known = now
    return now
  }
}

const sameRects = (a: readonly Rect[], b: readonly Rect[]): boolean =>
  a.length === b.length &&
  a.every(({ x, y, width, height }, at) => {
    const other = b[at]!
    return x === other.x && y === other.y && width === other.width && height === other.height
  })
