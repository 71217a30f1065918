import { put } from '../design/edits.ts'
import { around, rects } from '../design/frames.ts'
import type { NodeKind } from '../design/model.ts'
import { addNode, cornerFor, newNode } from './adding.ts'
import type { Command } from './command.ts'
import { selectedNodes } from './moving.ts'

const adding = (kind: NodeKind, key: string): Command => ({
  id: `add.${kind}`,
  title: `Add ${kind}`,
  keys: [key],
  menus: ['canvas'],
  group: 'Add',
  run: (services) => {
    addNode(services, kind, cornerFor(kind, services.canvas.center()))
  },
})

export const addAgent = adding('agent', 'a')
export const addDirectory = adding('directory', 'd')
export const addSpec = adding('spec', 's')
export const addNote = adding('note', 'n')

/** Draws a frame around what is selected; with nothing selected there is nothing to frame. */
export const groupSelection: Command = {
  id: 'add.group',
  title: 'Group the selection',
  keys: ['Mod+g'],
  menus: ['node'],
  group: 'Add',
  enabled: ({ session }) => members(session.getState().selection).length > 0,
  run: ({ session, canvas }) => {
    const { design, selection } = session.getState()
    const inside = members(selection)
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

const members = (selection: ReadonlySet<string>) => selectedNodes(selection).filter((id) => !id.startsWith('group:'))
