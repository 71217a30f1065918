import { inOrder, put } from '../design/edits.ts'
import { freeSpot, rects, sizes, takenRects } from '../design/frames.ts'
import type { RecordId } from '../design/model.ts'
import { get, isEdge, title } from '../design/queries.ts'
import { newNode } from './adding.ts'
import type { Command, Services } from './command.ts'
import { inserted } from './inserting.ts'
import { roomBetween } from './making-room.ts'

const passing = ({ session }: Services) => {
  const { design, selection } = session.getState()
  const [id] = selection
  const edge = id === undefined || selection.size !== 1 ? undefined : get(design, id as RecordId)
  return edge && isEdge(edge) && (edge.kind === 'handoff' || edge.kind === 'delegates') ? edge : undefined
}

/** A new agent in the middle of the selected edge: what dropping a card on it does with the mouse. */
export const insertAgent: Command = {
  id: 'edit.insert',
  title: 'Insert an agent into the connection',
  keys: ['i'],
  menus: ['edge'],
  group: 'Edit',
  enabled: (services) => passing(services) !== undefined,
  run: (services) => {
    const edge = passing(services)
    const { session, canvas } = services
    const { design } = session.getState()
    const places = rects(design)
    const [from, to] = [places.get(edge?.from ?? ''), places.get(edge?.to ?? '')]
    if (!edge || !from || !to) return
    const room = roomBetween(design, edge.id, 'agent')
    const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
    const node = newNode(design, 'agent', room?.at ?? freeSpot(takenRects(design), middle, sizes.agent))
    session.edit(
      `Insert ${title(put(node)(design), node.id)} into ${title(design, edge.id)}`,
      inOrder(room?.edit ?? ((same) => same), put(node), inserted(node.id, edge.id)),
    )
    session.select([node.id])
    canvas.rename(node.id)
  },
}
