import { type Edit, inOrder, patch } from '../design/edits.ts'
import type { Design, NodeRecord } from '../design/model.ts'
import { nodes } from '../design/queries.ts'
import { MOST_RECORDS } from '../design/records/shared.ts'

/** Frames lie below cards, so each has layers of its own. */
const isFrame = (node: NodeRecord) => node.kind === 'group'
const byLayer = (a: NodeRecord, b: NodeRecord) => a.layer - b.layer

const layered = (node: NodeRecord, layer: number): Edit => patch(node.id as `note:${string}`, { layer })

/** Brings nodes above (1) or below (-1) all others, in the order in which they lie now. */
export const brought =
  (ids: ReadonlySet<string>, way: 1 | -1): Edit =>
  (design) =>
    inOrder(...[true, false].map((frames) => among(design, frames, ids, way)))(design)

const among = (design: Design, frames: boolean, ids: ReadonlySet<string>, way: 1 | -1): Edit => {
  const all = nodes(design).filter((node) => isFrame(node) === frames)
  const chosen = all.filter(({ id }) => ids.has(id)).sort(byLayer)
  const others = all.filter(({ id }) => !ids.has(id))
  if (chosen.length === 0 || others.length === 0) return (same) => same
  const beyond = Math.max(...others.map(({ layer }) => layer * way))
  if (Math.min(...chosen.map(({ layer }) => layer * way)) > beyond) return (same) => same
  if (beyond + chosen.length < MOST_RECORDS)
    return inOrder(...chosen.map((node, at) => layered(node, way > 0 ? beyond + 1 + at : -beyond - chosen.length + at)))
  // Nobody gets here by hand: count anew from the lowest.
  const sorted = others.sort(byLayer)
  const anew = way > 0 ? [...sorted, ...chosen] : [...chosen, ...sorted]
  return inOrder(...anew.map((node, at) => layered(node, at - Math.floor(anew.length / 2))))
}
