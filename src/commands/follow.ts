import type { Design, EdgeRecord, RecordId } from '../design/model.ts'
import { edges, get, isEdge, title } from '../design/queries.ts'
import type { Command, Services } from './command.ts'
import { verbs } from './connecting.ts'

/** The one thing that is selected: where following begins. */
const start = ({ session }: Services) => {
  const { design, selection } = session.getState()
  const [id] = selection
  return id !== undefined && selection.size === 1 ? get(design, id as RecordId) : undefined
}

type End = 'from' | 'to'

/** Where a step leads: from a card onto its first edge that way, from an edge to the card at that end. */
const ahead = (design: Design, id: string, end: End): string | undefined => {
  const record = get(design, id as RecordId)
  if (!record) return undefined
  if (isEdge(record)) return record[end]
  return edges(design).find((edge) => edge[end === 'to' ? 'from' : 'to'] === id)?.id
}

/** The edge before or after one among those that begin at the same card; where it is alone, among those that end there. */
const beside = (design: Design, edge: EdgeRecord, by: 1 | -1): string | undefined => {
  const at = (end: End) => edges(design).filter((other) => other[end] === edge[end])
  const leaving = at('from')
  const list = leaving.length > 1 ? leaving : at('to')
  if (list.length < 2) return undefined
  const here = list.findIndex(({ id }) => id === edge.id)
  return list[(here + by + list.length) % list.length]?.id
}

const go = ({ session, canvas }: Services, id: string | undefined) => {
  if (id === undefined) return
  const { design } = session.getState()
  const record = get(design, id as RecordId)
  session.select([id])
  if (record && isEdge(record))
    session.announce(`${title(design, record.from)} ${verbs[record.kind]} ${title(design, record.to)}`)
  canvas.focus(id)
}

const following = (
  id: string,
  name: string,
  key: string,
  next: (design: Design, at: string) => string | undefined,
): Command => {
  const found = (services: Services) => {
    const at = start(services)
    return at ? next(services.session.getState().design, at.id) : undefined
  }
  return {
    id: `select.${id}`,
    title: name,
    keys: [key],
    group: 'Select',
    enabled: (services) => found(services) !== undefined,
    run: (services) => go(services, found(services)),
  }
}

const sideways = (by: 1 | -1) => (design: Design, at: string) => {
  const edge = get(design, at as RecordId)
  return edge && isEdge(edge) ? beside(design, edge, by) : undefined
}

/** Walking along the edges with the keyboard: card, edge, card. */
export const followings: readonly Command[] = [
  following('follow', 'Follow a connection onwards', 'Alt+ArrowRight', (design, at) => ahead(design, at, 'to')),
  following('follow-back', 'Follow a connection back', 'Alt+ArrowLeft', (design, at) => ahead(design, at, 'from')),
  following('next-edge', 'Next connection of the card', 'Alt+ArrowDown', sideways(1)),
  following('previous-edge', 'Previous connection of the card', 'Alt+ArrowUp', sideways(-1)),
]
