import { inOrder, patch, put } from '../design/edits.ts'
import { around, rects } from '../design/frames.ts'
import { DESIGN_ID, type Design, type NodeRecord } from '../design/model.ts'
import { get, nodes, settings } from '../design/queries.ts'
import { arrangeInWorker } from '../io/arrange.ts'
import type { Direction } from '../project/layout.ts'
import { linksAmong } from '../project/links-among.ts'
import type { Command, Services } from './command.ts'
import { isHeld, movedWith, selectedNodes } from './moving.ts'

/** What is laid out: notes and frames follow their cards or stay, and what is locked stays. */
const movable = (design: Design, some: readonly NodeRecord[]) =>
  some.filter((node) => node.kind !== 'note' && node.kind !== 'group' && !isHeld(design, node))

/** New places for cards, laid out beside the page from where they begin now; the same design where it changed meanwhile. */
const tidied = async (
  { session, canvas }: Services,
  label: string,
  some: readonly NodeRecord[],
  flow: Direction,
  all: boolean,
) => {
  const before = session.getState()
  const { boxes, links } = linksAmong(before.design, some)
  const places = await arrangeInWorker(boxes, links, { direction: flow })
  const { design, draft } = session.getState()
  if (draft !== before.draft) return
  const standing = rects(design)
  const corner = around(some.flatMap(({ id }) => standing.get(id) ?? [])) ?? { x: 0, y: 0 }
  const moved = [...places].flatMap(([id, at]) => {
    const node = get(design, id as `agent:${string}`)
    return node ? [{ ...node, at: { x: Math.round(corner.x + at.x), y: Math.round(corner.y + at.y) } }] : []
  })
  session.edit(label, inOrder(put(...moved), all ? patch(DESIGN_ID, { flow }) : (same) => same))
  if (all) canvas.fit()
}

const whole = (id: string, title: string, keys: readonly string[], flow: Direction | null): Command => ({
  id,
  title,
  ...(keys.length > 0 ? { keys } : {}),
  menus: flow === null ? ['toolbar', 'canvas'] : ['canvas'],
  group: 'Arrange',
  enabled: ({ session }) => nodes(session.getState().design).length > 1,
  run: (services) => {
    const { design } = services.session.getState()
    return tidied(services, title, movable(design, nodes(design)), flow ?? settings(design).flow, true)
  },
})

/** Lays the whole design out where it stands now, in the direction that was chosen last; one step to be undone. */
export const tidyUp = whole('edit.tidy', 'Tidy up', ['Shift+t'], null)
export const tidyRight = whole('edit.tidy-right', 'Tidy up to the right', [], 'right')
export const tidyDown = whole('edit.tidy-down', 'Tidy up downwards', [], 'down')

/** Lays out what is selected, and leaves the rest in place. */
export const tidySelection: Command = {
  id: 'edit.tidy-selection',
  title: 'Tidy up the selection',
  keys: ['Alt+Shift+t'],
  menus: ['node'],
  group: 'Arrange',
  enabled: ({ session }) => selectedNodes(session.getState().selection).length > 1,
  run: (services) => {
    const { design, selection } = services.session.getState()
    const some = movable(design, movedWith(design, selectedNodes(selection)))
    return tidied(services, 'Tidy up the selection', some, settings(design).flow, false)
  },
}
