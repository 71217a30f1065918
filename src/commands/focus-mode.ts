import type { Design } from '../design/model.ts'
import { edges, get } from '../design/queries.ts'
import type { Command } from './command.ts'

/** Dims what is not connected to the selection, until it is asked for again. */
export const focusMode: Command = {
  id: 'view.focus',
  title: 'Dim what is not connected',
  keys: ['f'],
  menus: ['node', 'edge'],
  group: 'View',
  run: ({ canvas, session }) =>
    session.announce(canvas.toggleDim() ? 'What is not connected to the selection is dimmed' : 'Nothing is dimmed'),
}

/** A selection with everything that is connected to it directly: the edges at it, their ends, its groups and their members. */
export const connectedTo = (design: Design, selection: ReadonlySet<string>): ReadonlySet<string> => {
  const inside = new Set(selection)
  for (const record of Object.values(design.records)) {
    if ('group' in record && record.group !== null && selection.has(record.group)) inside.add(record.id)
  }
  const found = new Set(inside)
  for (const { id, from, to } of edges(design))
    if (inside.has(id) || inside.has(from) || inside.has(to)) found.add(id).add(from).add(to)
  for (const id of [...found]) {
    const group = get(design, id as `note:${string}`)?.group
    if (group) found.add(group)
  }
  return found
}
