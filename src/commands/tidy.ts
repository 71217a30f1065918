import { put } from '../design/edits.ts'
import { around, rects } from '../design/frames.ts'
import { get, nodes } from '../design/queries.ts'
import type { Command } from './command.ts'

/** Lays the whole design out from left to right, where it stands now, as an import does; one step to be undone. */
export const tidyUp: Command = {
  id: 'edit.tidy',
  title: 'Tidy up',
  keys: ['Shift+t'],
  menus: ['toolbar', 'canvas'],
  group: 'Edit',
  enabled: ({ session }) => nodes(session.getState().design).length > 1,
  run: async ({ session, canvas }) => {
    // The layout is not part of what the page needs to start.
    const { arranged } = await import('../project/read-layout.ts')
    const { design } = session.getState()
    const corner = around(rects(design).values()) ?? { x: 0, y: 0 }
    const movable = nodes(design).filter(({ kind }) => kind !== 'note' && kind !== 'group')
    const moved = [...arranged(design, movable)].map(([id, at]) => ({
      ...get(design, id as `agent:${string}`)!,
      at: { x: Math.round(corner.x + at.x), y: Math.round(corner.y + at.y) },
    }))
    session.edit('Tidy up', put(...moved))
    canvas.fit()
  },
}
