import { facts, get, settings } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { agentFor, type Layout } from '../target.ts'
import type { Boundary } from './boundaries.ts'
import type { Named } from './naming.ts'
import type { Reach } from './permission-sheet.ts'

/** What an agent may write to, whom it may call and, where the design is enforced, what it may read and tick. */
export const reachOf = (layout: Layout, named: ReadonlyMap<AgentId, Named>, id: AgentId): Reach => ({
  writes: placesOf(layout, 'writes', id),
  calls: calledBy(layout, named, id).flatMap((callee) => named.get(callee)?.name ?? []),
  ...(settings(layout.design).enforce
    ? { guarded: { reads: readsOf(layout, id), ticks: placesOf(layout, 'verifies', id) } }
    : {}),
})

/** Whom each agent may call. */
export const callsOf = (layout: Layout, named: ReadonlyMap<AgentId, Named>): ReadonlyMap<AgentId, readonly AgentId[]> =>
  new Map([...named.keys()].map((id) => [id, calledBy(layout, named, id)]))

/** Those it delegates to and those it hands over to. Nobody, where delegating is denied. */
const calledBy = (layout: Layout, named: ReadonlyMap<AgentId, Named>, id: AgentId): readonly AgentId[] => {
  const agent = named.get(id)?.agent
  if (!agent || agentFor(agent, 'opencode').capabilities.delegate === 'deny') return []
  const mine = [...facts(layout.design, 'delegates'), ...facts(layout.design, 'handoff')].filter(
    (pair) => pair.from === id,
  )
  return [...new Set(mine.map((pair) => pair.to))].filter((to) => to !== id && named.get(to)?.agent.root === agent.root)
}

/** Where it may read if it may not read everything: what it reads, writes and verifies. */
const readsOf = (layout: Layout, id: AgentId): Boundary[] => {
  const places = (['reads', 'writes', 'verifies'] as const).flatMap((kind) => placesOf(layout, kind, id))
  return places.filter(({ path }, at) => places.findIndex((other) => other.path === path) === at)
}

const placesOf = (layout: Layout, kind: 'reads' | 'writes' | 'verifies', id: AgentId): Boundary[] =>
  facts(layout.design, kind).flatMap((edge): Boundary[] => {
    const place = edge.from === id ? get(layout.design, edge.to) : undefined
    return place?.kind === 'directory' || place?.kind === 'spec' ? [{ toKind: place.kind, path: place.path }] : []
  })
