import { called } from './called.ts'
import type { Command } from './command.ts'
import { allLocked, moved, selectedNodes } from './moving.ts'

const ways = { Left: [-1, 0], Right: [1, 0], Up: [0, -1], Down: [0, 1] } as const
type Way = keyof typeof ways

const nudge = (way: Way, by: 1 | 10): Command => ({
  id: `edit.nudge-${way.toLowerCase()}-${by}`,
  title: `Move ${way.toLowerCase()} by ${by}`,
  keys: [by === 1 ? `Arrow${way}` : `Shift+Arrow${way}`],
  group: 'Edit',
  enabled: ({ session }) => selectedNodes(session.getState().selection).length > 0,
  run: ({ session }) => {
    const ids = selectedNodes(session.getState().selection)
    if (allLocked(session)) return
    const [x, y] = ways[way]
    // The steps of one walk with the arrow keys are one step to be undone.
    const { design } = session.getState()
    session.edit(`Move ${called(design, ids)}`, moved(ids, x * by, y * by), `nudge ${ids.join(' ')}`)
  },
})

export const nudges: readonly Command[] = (Object.keys(ways) as Way[]).flatMap((way) => [nudge(way, 1), nudge(way, 10)])
