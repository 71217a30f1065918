import { around, type Rect } from '../../design/frames.ts'
import { KEEP, MOST_BENT } from './detour.ts'
import { mannerOf } from './line-shapes.ts'

/** The cards that a line between two others may meet on its way, however it bends or bows. */
export const mayMeet = (from: Rect, to: Rect, back: boolean, cards: readonly Rect[]): readonly Rect[] => {
  const manner = mannerOf(from, to, back)
  if (manner === 'straight down') return []
  const both = around([from, to])!
  // As far as a line bows, a pair's the furthest, and bends out of its way besides.
  const [aside, above] =
    manner === 'beside'
      ? [MOST_BENT + KEEP + 50 + both.height * 0.08, KEEP]
      : [KEEP, Math.max(MOST_BENT, 80 + (both.width + both.height) * 0.15)]
  // A line from side to side is nowhere else than between them.
  const gap = both.width - from.width - to.width
  const inner =
    manner === 'sideways' && gap > 0 ? { x: Math.min(from.x + from.width, to.x + to.width), width: gap } : null
  const [left, top] = [inner?.x ?? both.x - aside, both.y - above]
  const [right, bottom] = [left + (inner?.width ?? both.width + 2 * aside), both.y + both.height + above]
  return cards.filter(
    (card) =>
      card.x < right &&
      card.x + card.width > left &&
      card.y < bottom &&
      card.y + card.height > top &&
      !isSame(card, from) &&
      !isSame(card, to),
  )
}

/** Two cards in one place are taken for the same. */
export const isSame = (a: Rect, b: Rect) => a.x === b.x && a.y === b.y
