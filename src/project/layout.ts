import { components } from './layout/components.ts'
import { gridOf, layeredByHand } from './layout/grid.ts'
import { layeredByDagre } from './layout/layers.ts'
import { besideOneAnother, type Placed } from './layout/packing.ts'
import { inRows } from './layout/rows.ts'
import { foldTwins } from './layout/twins.ts'

/** Something on the canvas with its size in pixels. Boxes of one `group` are kept together and apart from all others. */
export type Box = {
  readonly id: string
  readonly width: number
  readonly height: number
  readonly group?: string | null
}

/** What a link joins; one with more `weight` (1 unless said) is kept shorter and straighter. */
export type Link = { readonly from: string; readonly to: string; readonly weight?: number }

/** Where the links lead on the canvas. */
export type Direction = 'right' | 'down'

/** The places of boxes: of the top left corner, in pixels, whole numbers. */
export type Places = ReadonlyMap<string, { readonly x: number; readonly y: number }>

/** Beyond so many boxes dagre takes seconds (measured: 100 boxes 0.1 s, 1,000 boxes 3 to 15 s), so a simpler way is used. */
const MOST_FOR_DAGRE = 300

/** The space between a group's frame and what is in it: its name stands at the top. */
const FRAME = { side: 32, top: 56 }

/**
 * A place for each box: along the links, loops allowed, without overlaps, with room between them; what belongs
 * together stands together and what has no link stands in a grid. The same boxes and links give the same places.
 * Links to unknown boxes are ignored; of two boxes with one id the first counts.
 */
export const arrange = (
  boxes: readonly Box[],
  links: readonly Link[],
  { direction }: { direction: Direction },
): Places => {
  const byId = new Map<string, Box>()
  for (const box of boxes) if (!byId.has(box.id)) byId.set(box.id, box)
  const all = [...byId.values()]
  const layered = all.length > MOST_FOR_DAGRE ? layeredByHand : layeredByDagre

  const loose = all.filter((box) => (box.group ?? null) === null)
  const groups = new Map<string, Box[]>()
  for (const box of all) {
    if (box.group === undefined || box.group === null) continue
    const inside = groups.get(box.group)
    if (inside) inside.push(box)
    else groups.set(box.group, [box])
  }

  const frames = [...groups].map(([group, inside]) => {
    const placed = arrangeFlat(
      inside,
      merged(inside, links, (id) => id),
      direction,
      layered,
    )
    return {
      placed,
      box: {
        id: `group ${group}`,
        width: placed.width + 2 * FRAME.side,
        height: placed.height + FRAME.top + FRAME.side,
      },
    }
  })
  const frameOf = new Map(
    [...groups].flatMap(([group, inside]) => inside.map((box) => [box.id, `group ${group}`] as const)),
  )
  const outer = [...loose.map((box) => ({ ...box, id: `box ${box.id}` })), ...frames.map(({ box }) => box)]
  const outerLinks = merged(outer, links, (id) => frameOf.get(id) ?? `box ${id}`)
  const at = arrangeFlat(outer, outerLinks, direction, layered).places

  const places = new Map<string, { x: number; y: number }>()
  for (const { id } of loose) places.set(id, at.get(`box ${id}`) ?? { x: 0, y: 0 })
  for (const { box, placed } of frames) {
    const corner = at.get(box.id) ?? { x: 0, y: 0 }
    for (const [id, place] of placed.places)
      places.set(id, { x: corner.x + FRAME.side + place.x, y: corner.y + FRAME.top + place.y })
  }
  return new Map(all.map(({ id }) => [id, places.get(id) ?? { x: 0, y: 0 }]))
}

type Layered = (boxes: readonly Box[], links: readonly Link[], direction: Direction) => Placed

/** Arranges boxes without groups: each connected part in layers, the parts beside one another, the rest in a grid. */
const arrangeFlat = (boxes: readonly Box[], links: readonly Link[], direction: Direction, layered: Layered): Placed => {
  const folded = foldTwins(boxes, links, direction)
  const parts = components(folded.boxes, folded.links)
  const connected = parts
    .filter((part) => part.boxes.length > 1)
    .map((part) => inRows(part.boxes, part.links, layered(part.boxes, part.links, direction), direction))
  const single = parts.filter((part) => part.boxes.length === 1).flatMap((part) => part.boxes)
  return folded.unfold(besideOneAnother([...connected, ...(single.length > 0 ? [gridOf(single)] : [])], direction))
}

/** Links between these boxes only, each pair once with all its weight, after both ends were renamed. */
const merged = (boxes: readonly Box[], links: readonly Link[], rename: (id: string) => string): Link[] => {
  const known = new Set(boxes.map((box) => box.id))
  const found = new Map<string, Link>()
  for (const link of links) {
    const [from, to] = [rename(link.from), rename(link.to)]
    if (from === to || !known.has(from) || !known.has(to)) continue
    const key = JSON.stringify([from, to])
    found.set(key, { from, to, weight: (found.get(key)?.weight ?? 0) + (link.weight ?? 1) })
  }
  return [...found.values()]
}
