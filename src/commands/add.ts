import type { NodeKind } from '../design/model.ts'
import { addNode, cornerFor } from './adding.ts'
import type { Command } from './command.ts'

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

/** Asks what to add by typing: a kind, or a name for it. */
export const addAnything: Command = {
  id: 'add.search',
  title: 'Add…',
  keys: ['Shift+a'],
  menus: ['canvas'],
  group: 'Add',
  run: ({ canvas }) => canvas.searchToAdd(),
}
