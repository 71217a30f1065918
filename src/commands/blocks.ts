import { inOrder } from '../design/edits.ts'
import { around, type Rect, rects } from '../design/frames.ts'
import type { Design } from '../design/model.ts'
import { get } from '../design/queries.ts'
import type { SessionStore } from '../store/session.ts'
import { allLocked, isHeld, moved, selectedNodes } from './moving.ts'

/** What is moved as one when cards are arranged: a card, or a group with its members. */
export type Block = { readonly id: string; readonly rect: Rect; readonly held: boolean }

/** The blocks of a selection. A member of a selected group goes with the group. */
export const blocks = ({
  design,
  selection,
}: {
  readonly design: Design
  readonly selection: ReadonlySet<string>
}): readonly Block[] => {
  const places = rects(design)
  return selectedNodes(selection).flatMap((id) => {
    const [node, rect] = [get(design, id as `note:${string}` | `group:${string}`), places.get(id)]
    if (!node || !rect) return []
    if ('group' in node && node.group !== null && selection.has(node.group)) return []
    return [{ id, rect, held: isHeld(design, node) }]
  })
}

/** Moves the selected blocks to where `to` puts them, as one step. What is locked has a say in where, and stays. */
export const shifted = (
  session: SessionStore,
  title: string,
  to: (found: readonly Block[], all: Rect) => (block: Block) => { readonly x: number; readonly y: number },
): void => {
  const found = blocks(session.getState())
  const all = around(found.map(({ rect }) => rect))
  if (!all || allLocked(session)) return
  const placeOf = to(found, all)
  session.edit(
    title,
    inOrder(
      ...found
        .filter(({ held }) => !held)
        .map((block) => {
          const at = placeOf(block)
          return moved([block.id], at.x - block.rect.x, at.y - block.rect.y)
        }),
    ),
  )
}
