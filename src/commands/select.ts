import { DESIGN_ID, EDGE_KINDS, type EdgeKind, type Kind, NODE_KINDS, type NodeKind } from '../design/model.ts'
import { all, edges } from '../design/queries.ts'
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

/** Adds the edges at the selected cards with their other ends, and both ends of selected edges: once more goes a step further. */
export const selectConnected: Command = {
  id: 'select.connected',
  title: 'Select what is connected',
  keys: ['Shift+c'],
  menus: ['node', 'edge'],
  group: 'Select',
  enabled: ({ session }) => session.getState().selection.size > 0,
  run: ({ session }) => {
    const { design, selection } = session.getState()
    const found = new Set(selection)
    for (const { id, from, to } of edges(design))
      if (selection.has(id) || selection.has(from) || selection.has(to)) found.add(id).add(from).add(to)
    session.select(found)
    session.announce(`${found.size} selected`)
  },
}

const several: Readonly<Record<NodeKind | EdgeKind, string>> = {
  agent: 'agents',
  directory: 'directories',
  spec: 'specs',
  note: 'notes',
  group: 'groups',
  handoff: 'handoffs',
  delegates: 'delegations',
  reads: 'lines that read',
  writes: 'lines that write',
  verifies: 'lines that verify',
}

const ofKind = (kind: NodeKind | EdgeKind): Command => ({
  id: `select.${kind}`,
  title: `Select all ${several[kind]}`,
  group: 'Select',
  enabled: ({ session }) => all(session.getState().design, kind).length > 0,
  run: ({ session }) => {
    const ids = all(session.getState().design, kind).map(({ id }) => id)
    session.select(ids)
    session.announce(`${ids.length} ${several[kind]} selected`)
  },
})

/** From one card to all cards of its kind, from one handoff to all handoffs. */
export const selectAlike: Command = {
  id: 'select.alike',
  title: 'Select all of the same kind',
  menus: ['node', 'edge'],
  group: 'Select',
  enabled: ({ session }) => session.getState().selection.size > 0,
  run: ({ session }) => {
    const { design, selection } = session.getState()
    const kinds = new Set([...selection].flatMap((id) => design.records[id]?.kind ?? []))
    const ids = [...kinds].flatMap((kind: Kind) => all(design, kind).map(({ id }) => id))
    session.select(ids)
    session.announce(`${ids.length} selected`)
  },
}

export const selections: readonly Command[] = [
  selectAll,
  selectNone,
  selectConnected,
  selectAlike,
  ...[...NODE_KINDS, ...EDGE_KINDS].map(ofKind),
]
