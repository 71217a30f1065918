import { ends, kindsBetween } from '../design/ends.ts'
import { edgeId } from '../design/ids.ts'
import type { RecordId } from '../design/model.ts'
import { type Design, type EdgeKind, type EdgeRecord, type Kind, make } from '../design/model.ts'
import { edges, get, title } from '../design/queries.ts'

/** An edge that could be made. `from` and `to` fit its kind, whichever way round the person drew it. */
export type PossibleEdge = { readonly kind: EdgeKind; readonly from: string; readonly to: string }

/** What an edge of each kind says, between the two names: “writer hands off to reviewer”. */
export const verbs: Readonly<Record<EdgeKind, string>> = {
  handoff: 'hands off to',
  delegates: 'delegates to',
  reads: 'reads',
  writes: 'writes',
  verifies: 'verifies',
}

const kindOf = (id: string) => id.slice(0, id.indexOf(':')) as Kind

/** What is most often meant comes first: an agent that is connected to a directory writes there. */
const first: Readonly<Record<string, EdgeKind>> = {
  'agent>agent': 'handoff',
  'agent>directory': 'writes',
  'agent>spec': 'reads',
}

/**
 * The edges that two nodes allow and that do not stand yet, the likeliest first. Drawn from a directory or a spec to an
 * agent, the edge is the agent's: what flows to it is read.
 */
export const possibleEdges = (design: Design, a: string, b: string): PossibleEdge[] => {
  if (a === b) return []
  const standing = new Set(edges(design).map((edge) => `${edge.kind} ${edge.from} ${edge.to}`))
  const [from, to] = kindsBetween(kindOf(a), kindOf(b)).length > 0 ? [a, b] : [b, a]
  const likely = from === a ? first[`${kindOf(from)}>${kindOf(to)}`] : 'reads'
  return kindsBetween(kindOf(from), kindOf(to))
    .sort((one, other) => Number(other === likely) - Number(one === likely))
    .map((kind) => ({ kind, from, to }))
    .filter((edge) => !standing.has(`${edge.kind} ${edge.from} ${edge.to}`))
}

/** Why two nodes cannot be connected, in words for the person who tried; null where they can. */
export const connectProblem = (design: Design, a: string, b: string): string | null => {
  if (possibleEdges(design, a, b).length > 0) return null
  const [from, to] = [get(design, a as RecordId), get(design, b as RecordId)]
  if (!from || !to) return 'One of the two is no longer there.'
  if (a === b) return `${title(design, from.id)} cannot be connected to itself. Draw to another card.`
  if (kindsBetween(from.kind, to.kind).length > 0 || kindsBetween(to.kind, from.kind).length > 0)
    return `${title(design, from.id)} and ${title(design, to.id)} are already connected in every way that they can be.`
  for (const one of [from, to])
    if (!Object.values(ends).some((end) => end.from.includes(one.kind) || end.to.includes(one.kind)))
      return `A ${one.kind} is for people only, so nothing is connected to it.`
  return `A ${from.kind} cannot be connected to a ${to.kind}: only an agent reads, writes or verifies. Draw from an agent.`
}

export const newEdge = (design: Design, { kind, from, to }: PossibleEdge): EdgeRecord =>
  make(kind, edgeId(design, kind, from, to) as never, { from, to } as never)

/** What a new edge is called in the history: “writer hands off to reviewer”. */
export const edgeTitle = (design: Design, { kind, from, to }: PossibleEdge): string =>
  `${title(design, from as RecordId)} ${verbs[kind]} ${title(design, to as RecordId)}`
