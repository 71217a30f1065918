import { shown } from '../../design/folding.ts'
import { around, grown, isFrame, type Rect, rects } from '../../design/frames.ts'
import type { Design } from '../../design/model.ts'
import { edges, nodes } from '../../design/queries.ts'
import { pointAt } from './edge-at.ts'
import { waysAmong } from './in-the-way.ts'
import { linesOf } from './lines.ts'

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
  const lines = linesOf()(design)
  const solid = nodes(design).flatMap((node) => (isFrame(node) ? [] : (places.get(node.id) ?? [])))
  const wayOf = waysAmong(lines, places, solid)
  const bows = lines.flatMap((line) => {
    const path = wayOf(line)?.path
    return path ? BENDS.map((part) => grown({ ...pointAt(path, part), width: 0, height: 0 }, WORDS)) : []
  })
  return around([...places.values(), ...bows])
}
