import { edgeId, slug } from '../design/ids.ts'
import type { AnyRecord, Design, Draft } from '../design/model.ts'
import { DESIGN_ID, emptyDesign, make, VERSION } from '../design/model.ts'
import type { Capabilities } from '../design/records/agent.ts'
import type { Gate, Join } from '../design/records/edges.ts'

/** A design to start from. */
export type Template = {
  readonly id: string
  readonly title: string
  /** Which of the three patterns it shows. */
  readonly pattern: 'Sequential pipeline' | 'Parallel fan-out with an aggregator' | 'Hierarchical delegation'
  readonly summary: string
  /** Builds the design for these targets. */
  readonly design: (exportTo: readonly string[]) => Design
}

/** Least privilege to start from: an agent may read and search, and nothing else until its template says so. */
export const readOnly = (more: Partial<Capabilities> = {}): Capabilities => ({
  read: 'allow',
  search: 'allow',
  edit: 'deny',
  shell: 'deny',
  web: 'deny',
  delegate: 'deny',
  skills: 'deny',
  mcp: { '*': 'deny' },
  ...more,
})

type Columns = { readonly column: number; readonly row: number }

/** What a template says, by names and paths; ids are made from them. */
export type Plan = {
  readonly name: string
  readonly description: string
  readonly instructions: string
  readonly lead?: string
  readonly agents: readonly (Draft<'agent'> & Columns)[]
  readonly directories: readonly (Draft<'directory'> & Columns)[]
  readonly specs: readonly (Draft<'spec'> & Columns)[]
  readonly reads: readonly (readonly [agent: string, place: string])[]
  readonly writes: readonly (readonly [agent: string, place: string])[]
  readonly verifies?: readonly (readonly [agent: string, spec: string])[]
  readonly delegates?: readonly (readonly [from: string, to: string])[]
  readonly handoffs?: readonly {
    readonly from: string
    readonly to: string
    readonly rule: string
    readonly gate?: Gate
    readonly join?: Join
    readonly bound?: number
  }[]
}

/** The distance between columns and rows of a template, in canvas pixels. */
const COLUMN = 360
const ROW = 200

export const designOf = (plan: Plan, exportTo: readonly string[]): Design => {
  const at = ({ column, row }: Columns) => ({ x: Math.round(column * COLUMN), y: Math.round(row * ROW) })
  const agentId = (name: string) => `agent:${slug(name)}` as const
  const placeId = (path: string) =>
    plan.specs.some((spec) => spec.path === path) ? (`spec:${path}` as const) : (`directory:${path}` as const)
  const records: Record<string, AnyRecord> = {}
  const add = (record: AnyRecord) => {
    records[record.id] = record
  }
  add({
    ...emptyDesign({
      name: plan.name,
      description: plan.description,
      instructions: plan.instructions,
      enforce: true,
      exportTo: [...exportTo],
      lead: plan.lead ? agentId(plan.lead) : null,
    }).records[DESIGN_ID],
  } as AnyRecord)
  for (const { column, row, ...agent } of plan.agents)
    add(make('agent', agentId(agent.name), { ...agent, at: at({ column, row }) }))
  for (const { column, row, ...directory } of plan.directories)
    add(make('directory', `directory:${directory.path}`, { ...directory, at: at({ column, row }) }))
  for (const { column, row, ...spec } of plan.specs)
    add(make('spec', `spec:${spec.path}`, { ...spec, at: at({ column, row }) }))
  const id = <K extends 'reads' | 'writes' | 'verifies' | 'delegates' | 'handoff'>(kind: K, from: string, to: string) =>
    edgeId({ version: VERSION, records }, kind, from, to)
  for (const [agent, place] of plan.reads)
    add(make('reads', id('reads', agentId(agent), placeId(place)), { from: agentId(agent), to: placeId(place) }))
  for (const [agent, place] of plan.writes)
    add(make('writes', id('writes', agentId(agent), placeId(place)), { from: agentId(agent), to: placeId(place) }))
  for (const [agent, spec] of plan.verifies ?? [])
    add(make('verifies', id('verifies', agentId(agent), `spec:${spec}`), { from: agentId(agent), to: `spec:${spec}` }))
  for (const [from, to] of plan.delegates ?? [])
    add(make('delegates', id('delegates', agentId(from), agentId(to)), { from: agentId(from), to: agentId(to) }))
  for (const { from, to, ...handoff } of plan.handoffs ?? [])
    add(
      make('handoff', id('handoff', agentId(from), agentId(to)), { from: agentId(from), to: agentId(to), ...handoff }),
    )
  return { version: VERSION, records }
}
