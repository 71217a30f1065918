import { inOrder, patch } from '../design/edits.ts'
import { get } from '../design/queries.ts'
import { called } from './called.ts'
import type { Command, Services } from './command.ts'
import { selectedNodes } from './moving.ts'

const chosen = ({ session }: Services) => {
  const { design, selection } = session.getState()
  return selectedNodes(selection).flatMap((id) => get(design, id as `note:${string}`) ?? [])
}

/** Locks what is selected, or unlocks it where all of it is locked. What is locked stays where it is. */
export const lock: Command = {
  id: 'arrange.lock',
  title: 'Lock or unlock',
  keys: ['Mod+Shift+l'],
  menus: ['node'],
  group: 'Arrange',
  enabled: (services) => chosen(services).length > 0,
  run: (services) => {
    const nodes = chosen(services)
    const locked = !nodes.every((node) => node.locked)
    const { session } = services
    const what = called(
      session.getState().design,
      nodes.map(({ id }) => id),
    )
    session.edit(`${locked ? 'Lock' : 'Unlock'} ${what}`, inOrder(...nodes.map(({ id }) => patch(id, { locked }))))
  },
}
