import { nodes, settings } from '../design/queries.ts'
import type { Direction } from '../project/layout.ts'
import type { Command } from './command.ts'
import { movedWith, selectedNodes } from './moving.ts'

const whole = (id: string, title: string, keys: readonly string[], flow: Direction | null): Command => ({
  id,
  title,
  ...(keys.length > 0 ? { keys } : {}),
  menus: flow === null ? ['toolbar', 'canvas'] : ['canvas'],
  group: 'Arrange',
  enabled: ({ session }) => nodes(session.getState().design).length > 1,
  run: async (services) => {
    const { tidied } = await import('./tidying.ts')
    const { design } = services.session.getState()
    return tidied(services, title, { chosen: () => true, flow: flow ?? settings(design).flow, all: true })
  },
})

/** Lays the whole design out where it stands now, in the direction that was chosen last; one step to be undone. */
export const tidyUp = whole('edit.tidy', 'Tidy up', ['Shift+t'], null)
export const tidyRight = whole('edit.tidy-right', 'Tidy up to the right', [], 'right')
export const tidyDown = whole('edit.tidy-down', 'Tidy up downwards', [], 'down')

/** Lays out what is selected, and leaves the rest in place. */
export const tidySelection: Command = {
  id: 'edit.tidy-selection',
  title: 'Tidy up the selection',
  keys: ['Alt+Shift+t'],
  menus: ['node'],
  group: 'Arrange',
  enabled: ({ session }) => selectedNodes(session.getState().selection).length > 1,
  run: async (services) => {
    const { tidied } = await import('./tidying.ts')
    const { design, selection } = services.session.getState()
    const ids = new Set<string>(movedWith(design, selectedNodes(selection)).map(({ id }) => id))
    return tidied(services, 'Tidy up the selection', {
      chosen: (id) => ids.has(id),
      flow: settings(design).flow,
      all: false,
    })
  },
}
