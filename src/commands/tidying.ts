import { type Edit, inOrder, patch, put } from '../design/edits.ts'
import { shown } from '../design/folding.ts'
import { around, isFrame, rects } from '../design/frames.ts'
import { DESIGN_ID, type Design, type NodeRecord } from '../design/model.ts'
import { get, nodes } from '../design/queries.ts'
import { arrangeInWorker } from '../io/arrange.ts'
import type { Direction } from '../project/layout.ts'
import { linksAmong } from '../project/links-among.ts'
import type { Services } from './command.ts'
import { isHeld, moved } from './moving.ts'

/**
 * What is laid out, of what the canvas shows: notes and frames follow their cards or stay, what is locked stays, and a
 * folded group is one card.
 */
const movable = (design: Design, chosen: (id: string) => boolean) =>
  nodes(shown(design)).filter(
    (node) => node.kind !== 'note' && !isFrame(node) && !isHeld(design, node) && chosen(node.id),
  )

type Wanted = { readonly chosen: (id: string) => boolean; readonly flow: Direction; readonly all: boolean }

/** New places for cards, laid out beside the page: where the first of them begins now, the layout begins too. */
export const tidied = async ({ session, canvas }: Services, label: string, { chosen, flow, all }: Wanted) => {
  const before = session.getState()
  const some = movable(before.design, chosen)
  const { boxes, links } = linksAmong(shown(before.design), some)
  const places = await arrangeInWorker(boxes, links, { direction: flow })
  const { design, draft } = session.getState()
  // Another design was opened meanwhile.
  if (draft !== before.draft) return
  const standing = rects(design)
  const corner = around(some.flatMap(({ id }) => standing.get(id) ?? [])) ?? { x: 0, y: 0 }
  const [left, top] = [min(places, 'x'), min(places, 'y')]
  const cards: NodeRecord[] = []
  const folded: Edit[] = []
  for (const [id, place] of places) {
    const node = get(design, id as `agent:${string}` | `group:${string}`)
    if (!node) continue
    const at = { x: Math.round(corner.x + place.x - left), y: Math.round(corner.y + place.y - top) }
    if (node.kind === 'group') folded.push(moved([id], at.x - node.at.x, at.y - node.at.y))
    else cards.push({ ...node, at })
  }
  session.edit(label, inOrder(put(...cards), ...folded, all ? patch(DESIGN_ID, { flow }) : (same) => same))
  if (all) canvas.fit()
}

const min = (places: ReadonlyMap<string, { x: number; y: number }>, axis: 'x' | 'y') =>
  [...places.values()].reduce((least, place) => Math.min(least, place[axis]), Number.POSITIVE_INFINITY)
