import { addNode, cornerFor } from '../../commands/adding.ts'
import type { Services } from '../../commands/command.ts'
import { type PossibleEdge, possibleEdges } from '../../commands/connecting.ts'
import { ends } from '../../design/ends.ts'
import type { Design, Kind, NodeKind, RecordId } from '../../design/model.ts'
import { nodes, title } from '../../design/queries.ts'
import { bestFirst } from '../dialogs/fuzzy.ts'

type Point = { readonly x: number; readonly y: number }

/** One answer to “what to add here?”: a new card, or a card that is there and can be connected to. */
export type Offer =
  | { readonly add: NodeKind; readonly called: string; readonly title: string }
  | { readonly connect: string; readonly title: string }

const kinds: readonly NodeKind[] = ['agent', 'directory', 'spec', 'note', 'group']
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)
const kindOf = (id: string) => id.slice(0, id.indexOf(':')) as Kind

const mates = (one: Kind, other: Kind) =>
  Object.values(ends).some(
    (end) => (end.from.includes(one) && end.to.includes(other)) || (end.from.includes(other) && end.to.includes(one)),
  )

/** How many cards that are there are offered at most. */
const MOST = 6

/**
 * What can be added; drawn from a card, only what can be connected to it. What is typed is a kind to choose (“sp”) or
 * the name of what is added; drawn from a card it also finds the cards that are there.
 */
export const offers = (design: Design, typed: string, from: string | null): readonly Offer[] => {
  const own = from === null ? null : kindOf(from)
  const offered = kinds.filter((kind) => own === null || mates(own, kind))
  const words = typed.trim()
  const plain = bestFirst(
    words,
    offered.map((kind) => ({ add: kind, called: '', title: capital(kind) })),
    (offer) => offer.title,
  )
  if (words === '') return plain
  const there =
    from === null
      ? []
      : bestFirst(
          words,
          nodes(design).filter((node) => node.id !== from && possibleEdges(design, from, node.id).length > 0),
          (node) => title(design, node.id),
        )
          .slice(0, MOST)
          .map((node) => ({ connect: node.id as string, title: `Connect to ${title(design, node.id)}` }))
  const named = offered.map((kind) => ({ add: kind, called: words, title: `${capital(kind)} “${words}”` }))
  // Somebody who types “agent” wants one; somebody who types a name wants an agent of that name.
  const begins = plain.filter((offer) => offer.title.toLowerCase().startsWith(words.toLowerCase()))
  return [...there, ...begins, ...named]
}

/** Adds what was chosen with its middle here, connected in the likeliest way where it was drawn from a card. */
export const addOffer = (
  services: Services,
  offer: Extract<Offer, { add: NodeKind }>,
  at: Point,
  from: string | null,
): void => {
  const connect = (node: { id: string }): PossibleEdge | undefined =>
    from === null ? undefined : possibleEdges(services.session.getState().design, from, node.id)[0]
  addNode(services, offer.add, cornerFor(offer.add, at), { connect, called: offer.called })
}

/** How the search is called: what it is for. */
export const searchTitle = (design: Design, from: string | null): string =>
  from === null ? 'Add' : `Add and connect to ${title(design, from as RecordId)}`
