import { overlap, type Rect } from '../../design/frames.ts'
import type { Card } from './card-facts.ts'
import { type Moving, placed } from './flow.ts'
import type { Line } from './lines.ts'

/** Beyond the view, as a part of its size, cards are kept ready on each side. */
const MARGIN = 0.3

/** What React Flow's store says of the view. */
type View = { readonly transform: readonly [number, number, number]; readonly width: number; readonly height: number }

/**
 * The part of the canvas that is kept ready, as text so that it compares by value: the view and a margin. It moves only
 * when the view leaves it, so that panning to and fro mounts nothing. '' while there is no view.
 */
export const windowAround = (): ((view: View) => string) => {
  let ready: readonly [number, number, number, number] | null = null
  let text = ''
  return ({ transform: [x, y, zoom], width, height }) => {
    if (width === 0 || height === 0) return ''
    const [left, top, w, h] = [-x / zoom, -y / zoom, width / zoom, height / zoom]
    const inside = ready && left >= ready[0] && top >= ready[1] && left + w <= ready[2] && top + h <= ready[3]
    if (ready && inside && ready[2] - ready[0] < 3 * w) return text
    ready = [left - MARGIN * w, top - MARGIN * h, left + (1 + MARGIN) * w, top + (1 + MARGIN) * h]
    text = ready.map(Math.round).join(' ')
    return text
  }
}

export const windowRect = (text: string): Rect => {
  const [left = 0, top = 0, right = 0, bottom = 0] = text.split(' ').map(Number)
  return { x: left, y: top, width: right - left, height: bottom - top }
}

/** The cards near the view with what they are connected to, and the lines between them. Cards being dragged stay. */
export const near = (
  cards: readonly Card[],
  lines: readonly Line[],
  within: Rect,
  moving: Moving | null,
): { cards: readonly Card[]; lines: readonly Line[] } => {
  const seen = new Set<string>()
  for (const { record, rect } of cards) {
    if (
      moving?.ids.has(record.id)
        ? overlap(placed(rect, record.id, moving), within) || moving.ids.size === 1
        : overlap(rect, within)
    )
      seen.add(record.id)
  }
  const kept = lines.filter(({ record }) => seen.has(record.from) || seen.has(record.to))
  // Both ends have to be known to draw a line; React Flow leaves out of the page what is not in view.
  for (const { record } of kept) seen.add(record.from).add(record.to)
  return { cards: cards.filter(({ record }) => seen.has(record.id)), lines: kept }
}
