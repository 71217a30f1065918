import type { Command } from './command.ts'

export const undo: Command = {
  id: 'edit.undo',
  title: 'Undo',
  titleNow: ({ session }) => ['Undo', session.getState().past.at(-1)?.label].filter(Boolean).join(': '),
  keys: ['Mod+z'],
  menus: ['toolbar'],
  group: 'Edit',
  enabled: ({ session }) => session.getState().past.length > 0,
  run: ({ session }) => session.undo(),
}

export const redo: Command = {
  id: 'edit.redo',
  title: 'Redo',
  titleNow: ({ session }) => ['Redo', session.getState().future[0]?.label].filter(Boolean).join(': '),
  keys: ['Mod+Shift+z', 'Mod+y'],
  menus: ['toolbar'],
  group: 'Edit',
  enabled: ({ session }) => session.getState().future.length > 0,
  run: ({ session }) => session.redo(),
}
