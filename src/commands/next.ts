import { rects, sizes } from '../design/frames.ts'
import { get } from '../design/queries.ts'
import { addNode } from './adding.ts'
import type { Command, Services } from './command.ts'
import { selectedNodes } from './moving.ts'

/** The space between an agent and the next one: enough for the words of the handoff. */
const APART = { x: 160, y: 72 }

const ways = { Right: [1, 0], Left: [-1, 0], Down: [0, 1], Up: [0, -1] } as const
type Way = keyof typeof ways

const agent = ({ session }: Services) => {
  const { design, selection } = session.getState()
  const [id, ...others] = selectedNodes(selection)
  const record = id === undefined || others.length > 0 ? undefined : get(design, id as `agent:${string}`)
  return record?.kind === 'agent' ? record : undefined
}

const next = (way: Way): Command => ({
  id: `add.next-${way.toLowerCase()}`,
  title: `Add the next agent ${{ Right: 'to the right', Left: 'to the left', Down: 'below', Up: 'above' }[way]}`,
  keys: [`Mod+Arrow${way}`],
  group: 'Add',
  enabled: (services) => agent(services) !== undefined,
  run: (services) => {
    const from = agent(services)
    const at = from && rects(services.session.getState().design).get(from.id)
    if (!from || !at) return
    const [x, y] = ways[way]
    const wanted = {
      x: at.x + x * (at.width + APART.x) + (at.width - sizes.agent.width) * Math.abs(y),
      y: at.y + y * (at.height + APART.y),
    }
    addNode(services, 'agent', wanted, {
      connect: (node) => ({ kind: 'handoff', from: from.id, to: node.id }),
    })
  },
})

/** The next agent in a direction, already handed over to. */
export const nexts: readonly Command[] = (Object.keys(ways) as Way[]).map(next)
