import type { Rect } from '../design/frames.ts'
import type { SessionStore } from '../store/session.ts'
import type { Axis, Line } from './align.ts'
import { type Block, shifted } from './blocks.ts'

const placed: Readonly<Record<Line, (box: Rect, all: Rect) => Partial<Rect>>> = {
  left: (_, all) => ({ x: all.x }),
  center: (box, all) => ({ x: all.x + (all.width - box.width) / 2 }),
  right: (box, all) => ({ x: all.x + all.width - box.width }),
  top: (_, all) => ({ y: all.y }),
  middle: (box, all) => ({ y: all.y + (all.height - box.height) / 2 }),
  bottom: (box, all) => ({ y: all.y + all.height - box.height }),
}

/** Brings the selected blocks into line with the frame around all of them. */
export const align = (session: SessionStore, title: string, line: Line): void =>
  shifted(session, title, (_, all) => ({ rect }) => ({ ...rect, ...placed[line](rect, all) }))

const sides = { across: { from: 'x', length: 'width' }, down: { from: 'y', length: 'height' } } as const

/** Puts the same space between each two of the selected blocks; the first and the last stay where they are. */
export const distribute = (session: SessionStore, title: string, axis: Axis): void =>
  shifted(session, title, (found) => {
    const places = spread(found, axis)
    return ({ id, rect }) => ({ ...rect, [sides[axis].from]: places.get(id) ?? rect[sides[axis].from] })
  })

const spread = (found: readonly Block[], axis: Axis): ReadonlyMap<string, number> => {
  const { from, length } = sides[axis]
  const middle = ({ rect }: Block) => rect[from] + rect[length] / 2
  const sorted = [...found].sort((a, b) => middle(a) - middle(b))
  const [first, last] = [sorted[0], sorted.at(-1)]
  const places = new Map<string, number>()
  if (!first || !last || sorted.length < 3) return places
  const taken = sorted.reduce((sum, { rect }) => sum + rect[length], 0)
  const space = (last.rect[from] + last.rect[length] - first.rect[from] - taken) / (sorted.length - 1)
  let at = first.rect[from]
  for (const { id, rect } of sorted) {
    places.set(id, at)
    at += rect[length] + space
  }
  return places
}
