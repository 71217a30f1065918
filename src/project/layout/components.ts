import type { Box, Link } from '../layout.ts'

/** The parts of a graph that no link joins, in the order of their first boxes. */
export const components = (boxes: readonly Box[], links: readonly Link[]): { boxes: Box[]; links: Link[] }[] => {
  const parent = new Map(boxes.map((box) => [box.id, box.id]))
  const root = (id: string): string => {
    let at = id
    for (let up = parent.get(at) ?? at; up !== at; up = parent.get(at) ?? at) {
      parent.set(at, parent.get(up) ?? up)
      at = up
    }
    return at
  }
  for (const { from, to } of links) parent.set(root(from), root(to))

  const parts = new Map<string, { boxes: Box[]; links: Link[] }>()
  for (const box of boxes) {
    const part = parts.get(root(box.id))
    if (part) part.boxes.push(box)
    else parts.set(root(box.id), { boxes: [box], links: [] })
  }
  for (const link of links) parts.get(root(link.from))?.links.push(link)
  return [...parts.values()]
}
