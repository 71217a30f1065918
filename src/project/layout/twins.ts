import type { Box, Direction, Link } from '../layout.ts'
import { rowsOf } from './grid.ts'
import type { Placed } from './packing.ts'

/** So many boxes may stand in one line; more of them that are linked alike become a block of several lines. */
const LONGEST_LINE = 8

/**
 * Puts boxes that are linked to just the same others, as forty specialists are to their lead, into one block, so that
 * they do not become a line that no screen holds. `unfold` puts them back into an arrangement with the blocks.
 */
export const foldTwins = (boxes: readonly Box[], links: readonly Link[], direction: Direction) => {
  const blocks = new Map<string, { readonly box: Box; readonly inside: Placed }>()
  const folded = new Set<string>()
  for (const twins of twinsOf(boxes, links)) {
    const [first] = twins
    if (!first || twins.length <= LONGEST_LINE) continue
    const lines = Math.ceil(twins.length / LONGEST_LINE)
    const inside = rowsOf(twins, direction === 'down' ? Math.ceil(twins.length / lines) : lines)
    blocks.set(first.id, { box: { id: first.id, width: inside.width, height: inside.height }, inside })
    for (const twin of twins) if (twin !== first) folded.add(twin.id)
  }
  return {
    boxes: boxes.filter((box) => !folded.has(box.id)).map((box) => blocks.get(box.id)?.box ?? box),
    links: links.filter(({ from, to }) => !folded.has(from) && !folded.has(to)),
    unfold: (placed: Placed): Placed => {
      const places = new Map(placed.places)
      for (const [block, { inside }] of blocks) {
        const corner = placed.places.get(block) ?? { x: 0, y: 0 }
        for (const [id, { x, y }] of inside.places) places.set(id, { x: corner.x + x, y: corner.y + y })
      }
      return { ...placed, places }
    },
  }
}

/** The boxes that have links, those with the same neighbours on the same sides together. */
const twinsOf = (boxes: readonly Box[], links: readonly Link[]): Iterable<readonly Box[]> => {
  const neighbours = new Map(boxes.map((box) => [box.id, { before: [] as string[], after: [] as string[] }]))
  for (const { from, to } of links) {
    neighbours.get(from)?.after.push(to)
    neighbours.get(to)?.before.push(from)
  }
  const classes = new Map<string, Box[]>()
  for (const box of boxes) {
    const { before = [], after = [] } = neighbours.get(box.id) ?? {}
    if (before.length + after.length === 0) continue
    const key = JSON.stringify([before.sort(), after.sort()])
    const twins = classes.get(key)
    if (twins) twins.push(box)
    else classes.set(key, [box])
  }
  return classes.values()
}
