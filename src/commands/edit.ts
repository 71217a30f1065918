import { remove } from '../design/edits.ts'
import type { RecordId } from '../design/model.ts'
import { called } from './called.ts'
import type { Command, Services } from './command.ts'
import { copyOf } from './copying.ts'
import { selectedNodes } from './moving.ts'

const anything = ({ session }: Services) => session.getState().selection.size > 0
const anyNode = ({ session }: Services) => selectedNodes(session.getState().selection).length > 0

export const removeSelection: Command = {
  id: 'edit.delete',
  title: 'Delete',
  keys: ['Delete', 'Backspace'],
  menus: ['node', 'edge'],
  group: 'Edit',
  enabled: anything,
  run: ({ session }) => {
    const { design, selection } = session.getState()
    const ids = [...selection] as RecordId[]
    session.edit(`Delete ${called(design, ids)}`, remove(...ids))
  },
}

export const duplicate: Command = {
  id: 'edit.duplicate',
  title: 'Duplicate',
  keys: ['Mod+d'],
  menus: ['node'],
  group: 'Edit',
  enabled: anyNode,
  run: ({ session }) => {
    const { design, selection } = session.getState()
    const ids = selectedNodes(selection)
    const copy = copyOf(design, ids, { x: 32, y: 32 })
    session.edit(`Duplicate ${called(design, ids)}`, copy.edit)
    session.select(copy.ids)
  },
}

export const rename: Command = {
  id: 'edit.rename',
  title: 'Rename',
  keys: ['F2', 'Enter'],
  menus: ['node'],
  group: 'Edit',
  enabled: ({ session }) => selectedNodes(session.getState().selection).length === 1,
  run: ({ session, canvas }) => {
    const [id] = selectedNodes(session.getState().selection)
    if (id) canvas.rename(id)
  },
}
