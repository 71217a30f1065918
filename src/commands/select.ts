import { DESIGN_ID } from '../design/model.ts'
import type { Command } from './command.ts'

export const selectAll: Command = {
  id: 'select.all',
  title: 'Select all',
  keys: ['Mod+a'],
  menus: ['canvas'],
  group: 'Select',
  enabled: ({ session }) => Object.keys(session.getState().design.records).length > 1,
  run: ({ session }) => {
    const ids = Object.keys(session.getState().design.records).filter((id) => id !== DESIGN_ID)
    session.select(ids)
    session.announce(`${ids.length} selected`)
  },
}

export const selectNone: Command = {
  id: 'select.none',
  title: 'Select nothing',
  keys: ['Escape'],
  group: 'Select',
  enabled: ({ session }) => session.getState().selection.size > 0,
  run: ({ session }) => session.select([]),
}
