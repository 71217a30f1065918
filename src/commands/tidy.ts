import { put } from '../design/edits.ts'
import { around, rects } from '../design/frames.ts'
import { get, nodes } from '../design/queries.ts'
import { tidyPlaces } from '../design/tidy.ts'
import type { Command } from './command.ts'

/** Lays the whole design out from left to right, where it stands now; one step to be undone. */
export const tidyUp: Command = {
  id: 'edit.tidy',
  title: 'Tidy up',
  keys: ['Shift+t'],
  menus: ['toolbar', 'canvas'],
  group: 'Edit',
  enabled: ({ session }) => nodes(session.getState().design).length > 1,
  run: ({ session, canvas }) => {
    const { design } = session.getState()
    const corner = around(rects(design).values()) ?? { x: 0, y: 0 }
    const places = tidyPlaces(design, { x: Math.round(corner.x), y: Math.round(corner.y) })
    session.edit('Tidy up', put(...[...places].flatMap(([id, at]) => ({ ...get(design, id)!, at }) as never)))
    canvas.fit()
  },
}
