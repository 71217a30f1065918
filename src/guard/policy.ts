import { backHandoffs } from '../design/loops.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { all, facts, get, settings } from '../design/queries.ts'
import { CAPABILITIES, Level } from '../design/records/agent.ts'
import { type Gate, Join } from '../design/records/edges.ts'
import type { AgentId } from '../design/records/shared.ts'
import { z } from '../design/zod.ts'
import { seal, UNSEALED } from '../files/seal.ts'
import { expectationsOf } from './expect.ts'

/** The version of the file; a guard refuses one that it does not know. */
export const POLICY_VERSION = 1

const Rules = z.array(z.tuple([z.string(), Level]))

/** A gate, with the path of a spec in place of its id. */
const GatePolicy = z.union([
  z.strictObject({ command: z.string() }),
  z.strictObject({ files: z.array(z.string()).check(z.minLength(1)) }),
  z.strictObject({ verified: z.string() }),
  z.strictObject({ approval: z.string() }),
])

/** A handoff as the guards need it. `back`: it closes a loop, so its gate is asked when it is made and not of its receiver. */
const HandoffPolicy = z.strictObject({
  from: z.string(),
  to: z.string(),
  gate: z.optional(GatePolicy),
  most: z.optional(z.int().check(z.minimum(1))),
  back: z.optional(z.literal(true)),
})

const AgentPolicy = z.strictObject({
  may: z.record(z.string(), Level),
  mcp: z.record(z.string(), Level),
  except: z.optional(z.record(z.string(), Rules)),
  writes: z.optional(z.array(z.string())),
  reads: z.optional(z.array(z.string())),
  calls: z.array(z.string()),
  /** It starts only once these agents have ended their work: all of them, one, or a number. */
  waits: z.optional(z.strictObject({ for: Join, of: z.array(z.string()).check(z.minLength(1)) })),
})

/** One act of an agent, and what must come of it. */
const Expectation = z.strictObject({
  agent: z.string(),
  act: z.looseObject({ do: z.string() }),
  answer: Level,
})
export type Expectation = z.infer<typeof Expectation>

/**
 * What the agents of a design may do, as data: the file that an exported guard enforces, and what the evaluator asks.
 * Names are those of one target; places are patterns below the repository (`src/**`, `specs/api.md`).
 */
export const Policy = z.strictObject({
  about: z.string(),
  version: z.literal(POLICY_VERSION),
  lead: z.nullable(z.string()),
  agents: z.record(z.string(), AgentPolicy),
  handoffs: z.array(HandoffPolicy),
  specs: z.record(z.string(), z.array(z.string())),
  kept: z.array(z.string()),
  workflows: z.array(z.string()),
  /** The way from the folder of the policy's project up to where its paths begin; absent: they begin there. */
  top: z.optional(z.string()),
  /** How many seconds the command of a gate may take. */
  patience: z.int().check(z.minimum(1)),
  /** What the design says must come out, act by act: the guard checks itself against it (`--self-test`). */
  expect: z.array(Expectation),
})
export type Policy = z.infer<typeof Policy>
export type AgentPolicy = z.infer<typeof AgentPolicy>

type Agent = RecordOf<'agent'>

/** What a policy needs to know of the target that it is written for. */
export type PolicyOptions = {
  /** What each agent is for the target, by id; an agent that is not in here is not in the team there. */
  readonly agents: ReadonlyMap<AgentId, Agent>
  /** Paths, as patterns, that no agent may change: what guards the team. */
  readonly kept: readonly string[]
  readonly workflows?: readonly string[]
  readonly top?: string
}

/** Seconds that the command of a gate may take: less than the tools give to a guard. */
const PATIENCE = 240

/** The policy of a design: the same design gives the same policy, in the order of the design. */
export const policyOf = (design: Design, { agents, kept, workflows = [], top }: PolicyOptions): Policy => {
  const nameOf = (id: AgentId): string | undefined => agents.get(id)?.name
  const lead = settings(design).lead
  const back = backHandoffs(design)
  const handoffs = facts(design, 'handoff').flatMap((handoff) => {
    const [from, to] = [nameOf(handoff.from), nameOf(handoff.to)]
    return from === undefined || to === undefined ? [] : [{ handoff, from, to }]
  })
  return {
    about: `Written by DotBox (${UNSEALED}): what each agent of this team may do. The guard beside it enforces this file. Change the design, not this file.`,
    version: POLICY_VERSION,
    lead: (lead === null ? undefined : nameOf(lead)) ?? null,
    agents: Object.fromEntries(
      [...agents.values()].map((agent) => [agent.name, agentPolicy(design, agent, nameOf, back)]),
    ),
    handoffs: handoffs.map(({ handoff, from, to }) => ({
      from,
      to,
      ...(handoff.gate ? { gate: gateOf(design, handoff.gate) } : {}),
      ...(handoff.bound === null ? {} : { most: handoff.bound }),
      ...(back.has(handoff.id) ? { back: true as const } : {}),
    })),
    specs: verifiersOf(design, nameOf),
    kept: [...kept],
    workflows: [...workflows],
    ...(top === undefined ? {} : { top }),
    patience: PATIENCE,
    expect: expectationsOf(design, { agents, kept }),
  }
}

const agentPolicy = (
  design: Design,
  agent: Agent,
  nameOf: (id: AgentId) => string | undefined,
  back: ReadonlySet<string>,
): AgentPolicy => {
  const { capabilities } = agent
  const writes = placesOf(design, 'writes', agent.id)
  // Reading is confined only where it is denied: then the edges are the exceptions. Else they say what flows where.
  const reads =
    capabilities.read === 'deny'
      ? [...new Set([...placesOf(design, 'reads', agent.id), ...writes, ...placesOf(design, 'verifies', agent.id)])]
      : []
  const calls = [...facts(design, 'delegates'), ...facts(design, 'handoff')].filter((edge) => edge.from === agent.id)
  const except = Object.fromEntries(
    CAPABILITIES.flatMap((capability) => {
      const rules = agent.patterns[capability] ?? []
      return rules.length === 0
        ? []
        : [[capability, rules.map((rule) => [rule.pattern, rule.level] as [string, Level])]]
    }),
  )
  const incoming = facts(design, 'handoff').filter((handoff) => handoff.to === agent.id && !back.has(handoff.id))
  const of = incoming.flatMap((handoff) => nameOf(handoff.from) ?? [])
  const join = incoming[0]?.join ?? null
  return {
    may: {
      ...Object.fromEntries(CAPABILITIES.map((capability) => [capability, capabilities[capability]])),
      ...agent.parts,
    },
    mcp: { ...capabilities.mcp },
    ...(Object.keys(except).length > 0 ? { except } : {}),
    ...(writes.length > 0 ? { writes } : {}),
    ...(reads.length > 0 ? { reads } : {}),
    calls: [...new Set(calls.flatMap((edge) => nameOf(edge.to) ?? []))],
    ...(join !== null && of.length > 1 ? { waits: { for: join, of } } : {}),
  }
}

const gateOf = (design: Design, gate: Gate): z.infer<typeof GatePolicy> =>
  'verified' in gate ? { verified: get(design, gate.verified)?.path ?? gate.verified } : gate

/** The places of an agent's edges of one kind, as patterns. */
const placesOf = (design: Design, kind: 'reads' | 'writes' | 'verifies', id: AgentId): string[] =>
  facts(design, kind).flatMap((edge) => {
    const place = edge.from === id ? get(design, edge.to) : undefined
    return place?.kind === 'directory' ? [below(place.path)] : place?.kind === 'spec' ? [place.path] : []
  })

/** Everything in a directory; the repository itself is a directory too. */
const below = (path: string): string => (path === '' || path === '.' ? '**' : `${path}/**`)

/** Who alone may tick the criteria of a spec: those that verify it and do not write it, where there is one. */
const verifiersOf = (design: Design, nameOf: (id: AgentId) => string | undefined): Record<string, string[]> =>
  Object.fromEntries(
    all(design, 'spec').flatMap((spec) => {
      const writers = new Set(facts(design, 'writes').flatMap((edge) => (edge.to === spec.id ? edge.from : [])))
      const verifiers = facts(design, 'verifies').flatMap((edge) =>
        edge.to === spec.id && !writers.has(edge.from) ? (nameOf(edge.from) ?? []) : [],
      )
      return verifiers.length === 0 ? [] : [[spec.path, verifiers]]
    }),
  )

/** The policy as a file: sealed, one agent a line and one handoff a line, so that a change reads well in a difference. */
export const policyText = (policy: Policy): string => {
  const rows = (values: readonly string[]): string => (values.length === 0 ? '' : `\n    ${values.join(',\n    ')}\n  `)
  const entries = Object.entries(policy).map(([key, value]) => {
    const text = Array.isArray(value)
      ? `[${rows(value.map((item) => JSON.stringify(item)))}]`
      : typeof value === 'object' && value !== null
        ? `{${rows(Object.entries(value).map(([name, item]) => `${JSON.stringify(name)}: ${JSON.stringify(item)}`))}}`
        : JSON.stringify(value)
    return `  ${JSON.stringify(key)}: ${text}`
  })
  return seal(`{\n${entries.join(',\n')}\n}\n`)
}
