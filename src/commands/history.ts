import type { Command } from './command.ts'

export const undo: Command = {
  id: 'edit.undo',
  title: 'Undo',
  keys: ['Mod+z'],
  menus: ['toolbar'],
  group: 'Edit',
  enabled: ({ session }) => session.getState().past.length > 0,
  run: ({ session }) => session.undo(),
}

export const redo: Command = {
  id: 'edit.redo',
  title: 'Redo',
  keys: ['Mod+Shift+z', 'Mod+y'],
  menus: ['toolbar'],
  group: 'Edit',
  enabled: ({ session }) => session.getState().future.length > 0,
  run: ({ session }) => session.redo(),
}
