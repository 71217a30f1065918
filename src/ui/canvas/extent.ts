import { shown } from '../../design/folding.ts'
import { around, grown, type Rect, rects, takenRects } from '../../design/frames.ts'
import type { Design } from '../../design/model.ts'
import { edges } from '../../design/queries.ts'
import { inTheWay } from './detour.ts'
import { pointAt } from './edge-at.ts'
import { linesOf } from './lines.ts'
import { route } from './route.ts'

/** Of more lines than this none is looked at: beside so many cards a bend is nothing. */
const MOST_LINES = 80
/** Where on its way a line is furthest out. */
const BENDS = [1 / 4, 1 / 2, 3 / 4]
/** The height of the words of a line, from their middle, in pixels. */
const WORDS = 14

/** All that is to be seen of a design: its cards, and lines where they bow out beyond them. Null of an empty design. */
export const extentOf = (whole: Design): Rect | null => {
  const design = shown(whole)
  const places = rects(design)
  if (edges(design).length > MOST_LINES) return around(places.values())
  const cards = takenRects(design)
  const bows = linesOf()(design).flatMap(({ record, lane, back }) => {
    const [from, to] = [places.get(record.from), places.get(record.to)]
    if (!from || !to) return []
    const { path } = route(from, to, lane, back, back ? [] : inTheWay(from, to, cards))
    return BENDS.map((part) => grown({ ...pointAt(path, part), width: 0, height: 0 }, WORDS))
  })
  return around([...places.values(), ...bows])
}
