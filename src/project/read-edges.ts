import { kindsBetween } from '../design/ends.ts'
import { edgeId } from '../design/ids.ts'
import { type AnyRecord, type EdgeKind, type EdgeRecord, AnyRecord as Schema, VERSION } from '../design/model.ts'
import type { Team } from '../prose/team.ts'
import type { FoundEdge } from '../targets/target.ts'
import type { FoundBy } from './read.ts'

type Ends = { readonly kind: EdgeKind; readonly from: string; readonly to: string; readonly fields: object }

/** The edges that the targets' own files and the team sections state, each once; an end that is not there is no edge. */
export const readEdges = (
  nodes: readonly AnyRecord[],
  finds: readonly FoundBy[],
  teams: readonly Team[],
  find: Finder,
): EdgeRecord[] => {
  const records: Record<string, AnyRecord> = Object.fromEntries(nodes.map((node) => [node.id, node]))
  const edges = new Map<string, EdgeRecord>()
  const add = ({ kind, from, to, fields }: Ends) => {
    const start = records[from]
    const end = records[to]
    const key = `${kind} ${from} ${to}`
    if (!start || !end || from === to || edges.has(key) || !kindsBetween(start.kind, end.kind).includes(kind)) return
    const id = edgeId({ version: VERSION, records }, kind, from, to)
    // What a person wrote into a section may hold more than a design can: an edge that does not fit is none.
    const parsed = Schema.safeParse({ kind, id, from, to, ...fields })
    if (!parsed.success) return
    const edge = parsed.data as EdgeRecord
    records[id] = edge
    edges.set(key, edge)
  }
  // What one tool's file confines an agent to, another tool's file of the same agent does not.
  const standsAlone = (edge: FoundEdge, targetId: string): boolean => {
    const id = find.agent(edge.root, edge.from, targetId)
    return !finds.some(
      ({ target, found }) =>
        target.id !== targetId &&
        found.agents.some((agent) => agent.root === edge.root && find.agent(agent.root, agent.name, target.id) === id),
    )
  }
  for (const ends of teams.flatMap((team) => teamEdges(team, find))) add(ends)
  for (const { target, found } of finds) {
    for (const edge of found.edges) {
      const from = find.agent(edge.root, edge.from, target.id)
      const to = edge.toKind === 'agent' ? find.agent(edge.root, edge.to, target.id) : find.place(edge.to)
      // A tool lets an agent call whom it hands over to; where the team says handoff, that is what it is.
      const implied = edge.kind === 'delegates' && edges.has(`handoff ${from} ${to}`)
      if (from && to && !implied)
        add({
          kind: edge.kind,
          from,
          to,
          fields: {
            suggested: edge.suggested,
            evidence: edge.evidence,
            ...(edge.strict && standsAlone(edge, target.id) ? { strict: true } : {}),
          },
        })
    }
  }
  return [...edges.values()]
}

export type Finder = {
  readonly agent: (root: string, name: string, target?: string) => string | undefined
  readonly place: (path: string) => string | undefined
}

/** Finds records by what the targets' files and the team sections call them. */
export const endFinder = (nodes: readonly AnyRecord[], finds: readonly FoundBy[]): Finder => {
  const agents = new Map<string, string>()
  const places = new Map<string, string>()
  for (const node of nodes) {
    if (node.kind === 'agent') {
      for (const [target, own] of Object.entries(node.targets))
        if (typeof own.name === 'string') setFirst(agents, `${node.root}\n${own.name}\n${target}`, node.id)
      setFirst(agents, `${node.root}\n${node.name}`, node.id)
    } else if (node.kind === 'directory' || node.kind === 'spec') setFirst(places, node.path, node.id)
  }
  // A team section in a file that two tools share names an agent as one of them does.
  for (const node of nodes) {
    if (node.kind !== 'agent') continue
    const owns = Object.values(node.targets).flatMap(({ name }) => (typeof name === 'string' ? [name] : []))
    const names = [...owns, ...finds.flatMap(({ target }) => target.nameFor?.(node.name) ?? [])]
    for (const name of names) setFirst(agents, `${node.root}\n${name}`, node.id)
  }
  return {
    agent: (root, name, target) => agents.get(`${root}\n${name}\n${target}`) ?? agents.get(`${root}\n${name}`),
    place: (path) => places.get(path),
  }
}

const setFirst = (map: Map<string, string>, key: string, id: string): void => {
  if (!map.has(key)) map.set(key, id)
}

const teamEdges = (team: Team, find: Finder): Ends[] => {
  const found: Ends[] = []
  for (const { kind, from, to } of team.relations) {
    const start = find.agent('', from)
    const end = kind === 'delegates' ? find.agent('', to) : find.place(to)
    if (start && end) found.push({ kind, from: start, to: end, fields: {} })
  }
  for (const { from, to, ...fields } of team.handoffs) {
    const start = find.agent('', from)
    const end = find.agent('', to)
    if (start && end) found.push({ kind: 'handoff', from: start, to: end, fields })
  }
  return found
}
