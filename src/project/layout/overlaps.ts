import type { Box, Places } from '../layout.ts'

/** The least space that boxes keep from one another, in pixels. */
const LEAST_GAP = 24

/** Two boxes that lie closer than the least gap to one another; null where there are none. */
export const overlapping = (boxes: readonly Box[], places: Places): readonly [string, string] | null => {
  const areas = boxes.map((box) => ({ ...box, ...(places.get(box.id) ?? { x: 0, y: 0 }) })).sort((a, b) => a.x - b.x)
  for (const [at, box] of areas.entries()) {
    for (
      let other = areas[at + 1], step = at + 1;
      other && other.x < box.x + box.width + LEAST_GAP;
      other = areas[++step]
    ) {
      if (other.y < box.y + box.height + LEAST_GAP && box.y < other.y + other.height + LEAST_GAP)
        return [box.id, other.id]
    }
  }
  return null
}
