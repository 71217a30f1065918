import { nodes } from '../design/queries.ts'
import type { Command, Services } from './command.ts'

const somethingThere = ({ session }: Services) => nodes(session.getState().design).length > 0

export const fit: Command = {
  id: 'view.fit',
  title: 'Show everything',
  keys: ['Shift+1'],
  menus: ['toolbar', 'canvas'],
  group: 'View',
  enabled: somethingThere,
  run: ({ canvas }) => canvas.fit(),
}

export const fitSelection: Command = {
  id: 'view.fit-selection',
  title: 'Show the selection',
  keys: ['Shift+2'],
  menus: ['node'],
  group: 'View',
  enabled: ({ session }) => session.getState().selection.size > 0,
  run: ({ canvas }) => canvas.fitSelection(),
}

export const zoomIn: Command = {
  id: 'view.zoom-in',
  title: 'Zoom in',
  keys: ['+', '='],
  menus: ['toolbar'],
  group: 'View',
  run: ({ canvas }) => canvas.zoomBy(1.25),
}

export const zoomOut: Command = {
  id: 'view.zoom-out',
  title: 'Zoom out',
  keys: ['-'],
  menus: ['toolbar'],
  group: 'View',
  run: ({ canvas }) => canvas.zoomBy(0.8),
}

export const zoomFull: Command = {
  id: 'view.zoom-100',
  title: 'Zoom to 100 %',
  keys: ['Shift+0'],
  menus: ['toolbar'],
  group: 'View',
  run: ({ canvas }) => canvas.zoomTo(1),
}
