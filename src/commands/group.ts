import { inOrder, patch, put, remove } from '../design/edits.ts'
import { around, rects } from '../design/frames.ts'
import type { Design } from '../design/model.ts'
import { get } from '../design/queries.ts'
import { addNode, cornerFor, newNode } from './adding.ts'
import { called } from './called.ts'
import type { Command, Services } from './command.ts'
import { selectedNodes } from './moving.ts'

const members = (selection: ReadonlySet<string>) => selectedNodes(selection).filter((id) => !id.startsWith('group:'))

/** The selected groups, and those of selected members. */
const groups = ({ session }: Services): `group:${string}`[] => {
  const { design, selection } = session.getState()
  return [
    ...new Set(
      selectedNodes(selection).flatMap((id) => {
        if (id.startsWith('group:')) return [id as `group:${string}`]
        const node = get(design, id as `note:${string}`)
        return node?.group ? [node.group] : []
      }),
    ),
  ].filter((id) => design.records[id])
}

/** Draws a frame around what is selected; with nothing selected, an empty one to drag cards into. */
export const groupSelection: Command = {
  id: 'add.group',
  title: 'Group the selection',
  titleNow: ({ session }) => (members(session.getState().selection).length > 0 ? 'Group the selection' : 'Add group'),
  keys: ['Mod+g'],
  menus: ['node'],
  group: 'Add',
  run: (services) => {
    const { session, canvas } = services
    const { design, selection } = session.getState()
    const inside = members(selection)
    if (inside.length === 0) {
      addNode(services, 'group', cornerFor('group', canvas.center()))
      return
    }
    const places = rects(design)
    const at = around(inside.flatMap((id) => places.get(id) ?? [])) ?? { x: 0, y: 0 }
    const group = newNode(design, 'group', { x: at.x, y: at.y })
    const taken = inside.flatMap((id) => design.records[id] ?? [])
    session.edit(
      'Group the selection',
      put(group, ...taken.map((node) => ({ ...node, group: group.id }) as typeof node)),
    )
    session.select([group.id])
    canvas.rename(group.id)
  },
}

/** Takes the frame away and leaves what was in it, selected. */
export const ungroup: Command = {
  id: 'arrange.ungroup',
  title: 'Ungroup',
  keys: ['Mod+Shift+g'],
  menus: ['node'],
  group: 'Arrange',
  enabled: (services) => groups(services).length > 0,
  run: (services) => {
    const { session } = services
    const { design } = session.getState()
    const ids = groups(services)
    const inside = Object.values(design.records).filter(
      (node) => 'group' in node && node.group !== null && ids.includes(node.group),
    )
    session.edit(`Ungroup ${called(design, ids)}`, remove(...ids))
    session.select(inside.map(({ id }) => id))
  },
}

/** Folds a group where its frame stands, or unfolds it. */
export const folded = (design: Design, id: `group:${string}`, collapsed: boolean) => {
  const at = rects(design).get(id)
  return patch(id, collapsed && at ? { collapsed, at: { x: Math.round(at.x), y: Math.round(at.y) } } : { collapsed })
}

/** Folds the selected groups to one card each, or unfolds them where all are folded. */
export const fold: Command = {
  id: 'arrange.fold',
  title: 'Fold or unfold the group',
  keys: ['Shift+g'],
  menus: ['node'],
  group: 'Arrange',
  enabled: (services) => groups(services).length > 0,
  run: (services) => {
    const { session } = services
    const { design } = session.getState()
    const ids = groups(services)
    const collapsed = !ids.every((id) => get(design, id)?.collapsed)
    session.edit(
      `${collapsed ? 'Fold' : 'Unfold'} ${called(design, ids)}`,
      inOrder(...ids.map((id) => folded(design, id, collapsed))),
    )
    // What is inside a folded group is not on the canvas.
    session.select(ids)
  },
}
