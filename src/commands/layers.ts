import { called } from './called.ts'
import type { Command } from './command.ts'
import { selectedNodes } from './moving.ts'

const layer = (id: string, title: string, key: string, way: 1 | -1): Command => ({
  id: `arrange.${id}`,
  title,
  keys: [key],
  menus: ['node'],
  group: 'Arrange',
  enabled: ({ session }) => selectedNodes(session.getState().selection).length > 0,
  run: async ({ session }) => {
    const { brought } = await import('./layering.ts')
    const { design, selection } = session.getState()
    const ids = selectedNodes(selection)
    session.edit(`${title}: ${called(design, ids)}`, brought(new Set(ids), way))
  },
})

/** Which lies above, where cards cover one another. */
export const layers: readonly Command[] = [
  layer('front', 'Bring to front', ']', 1),
  layer('back', 'Send to back', '[', -1),
]
