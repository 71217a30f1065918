import { freeId, slug } from '../design/ids.ts'
import type { RecordOf } from '../design/model.ts'
import {
  capabilityOf,
  inOrderOfParts,
  leavesOf,
  levelAt,
  narrowest,
  type Powers,
  partsApart,
  partsOf,
  serverLevel,
  withLevel,
} from '../design/powers.ts'
import {
  Agent,
  CAPABILITIES,
  type Capabilities,
  type Capability,
  type Level,
  type Part,
} from '../design/records/agent.ts'
import type { AgentId } from '../design/records/shared.ts'
import type { z } from '../design/zod.ts'
import { type FileSet, textOf } from '../files/file-set.ts'
import type { Json } from '../files/json.ts'
import { sameJson } from '../files/json.ts'
import { sectionNamed } from '../files/section.ts'
import { type AgentProse, readAgentSection } from '../prose/agent.ts'
import type { FoundAgent, Place, Target } from '../targets/target.ts'
import type { FoundBy } from './read.ts'
import type { FileVerdict } from './reading.ts'

type AgentRecord = RecordOf<'agent'>
type Standing = { readonly target: Target; readonly agent: FoundAgent }

export type AgentsRead = {
  readonly records: readonly AgentRecord[]
  readonly places: Record<string, Record<string, Place>>
  readonly verdicts: readonly FileVerdict[]
  readonly paths: readonly string[]
  readonly skipped: readonly { readonly path: string; readonly why: string }[]
}

/**
 * One record per agent: what stands in several targets under the same name and project is one agent, with the fields
 * that differ kept per target. The same name twice in one target stays two agents; nothing is merged silently.
 */
export const readAgents = (files: FileSet, finds: readonly FoundBy[]): AgentsRead => {
  const records: AgentRecord[] = []
  const places: Record<string, Record<string, Place>> = Object.fromEntries(finds.map(({ target }) => [target.id, {}]))
  const verdicts: FileVerdict[] = []
  const skipped: { path: string; why: string }[] = []
  const taken = new Set<string>()
  const present = finds.map(({ target }) => target.id)
  const groups = paired(finds)
  const numbered = numberer(groups.map(([first]) => (first ? idText(first.agent) : '')))
  for (const standings of groups) {
    const first = standings[0]
    if (!first) continue
    const id = freeId(taken, 'agent', numbered(idText(first.agent)))
    const read = recordOf(files, id, standings, present)
    if (!read.success) {
      for (const { agent } of standings) skipped.push({ path: agent.place.path, why: whyNone(read.error) })
      continue
    }
    taken.add(id)
    records.push(read.data)
    for (const { target, agent } of standings) {
      const at = places[target.id]
      if (at) at[id] = agent.place
      verdicts.push({ agent: id, target: target.id, path: agent.place.path, ...agent.verdict })
    }
  }
  return {
    records,
    places,
    verdicts,
    paths: finds.flatMap(({ found }) =>
      found.agents.flatMap(({ place }) => [
        place.path,
        ...(place.instructions === undefined ? [] : [place.instructions]),
      ]),
    ),
    skipped,
  }
}

/** Why a file holds an agent that no design can hold. */
const whyNone = ({ issues: [issue] }: z.core.$ZodError): string =>
  `It holds more than a design does (${issue?.path.join(' › ') || 'the agent'}: ${issue?.message}). It is kept as it is, and its agent is not shown.`

/** Of agents with one name each gets a number, the first too: none of them is what the name alone means. */
const numberer = (called: readonly string[]): ((text: string) => string) => {
  const counts = new Map<string, number>()
  for (const text of called) counts.set(text, (counts.get(text) ?? 0) + 1)
  const seen = new Map<string, number>()
  return (text) => {
    const count = (seen.get(text) ?? 0) + 1
    seen.set(text, count)
    return (counts.get(text) ?? 0) > 1 ? `${text}-${count}` : text
  }
}

const idText = (agent: FoundAgent): string =>
  agent.root === '' ? slug(agent.name) : `${agent.root}/${slug(agent.name)}`

/** Puts together the agents of different targets that are one and the same. */
const paired = (finds: readonly FoundBy[]): Standing[][] => {
  const groups: Standing[][] = []
  const byKey = new Map<string, Standing[][]>()
  for (const { target, found } of finds) {
    // An agent that loads is the one that its twins in other targets belong to, so it goes first.
    for (const agent of [...found.agents].sort((a, b) => Number(b.verdict.loads) - Number(a.verdict.loads))) {
      const homes = byKey.get(keyOf(agent.root, agent.name)) ?? []
      const home = homes.find((standings) => standings.every((standing) => standing.target.id !== target.id))
      if (home) home.push({ target, agent })
      else {
        const standings = [{ target, agent }]
        groups.push(standings)
        const names = [agent.name, ...finds.flatMap(({ target: other }) => other.nameFor?.(agent.name) ?? [])]
        for (const key of new Set(names.map((name) => keyOf(agent.root, name))))
          byKey.set(key, [...(byKey.get(key) ?? []), standings])
      }
    }
  }
  return groups
}

const keyOf = (root: string, name: string): string => `${root}\n${slug(name)}`

const recordOf = (
  files: FileSet,
  id: AgentId,
  standings: readonly Standing[],
  present: readonly string[],
): z.core.util.SafeParseResult<AgentRecord> => {
  const [first, ...others] = standings
  if (!first) throw new Error('An agent stands somewhere.')
  const prose = readAgentSection(sectionNamed(textOf(files, first.agent.place.path) ?? '', 'agent')?.content ?? '')
  const nativePatterns = standings.find(
    ({ target, agent }) => hasNativePatterns(target) && Object.keys(agent.fields.patterns ?? {}).length > 0,
  )
  const draft = {
    kind: 'agent',
    id,
    name: first.agent.name,
    root: first.agent.root,
    ...first.agent.fields,
    patterns:
      nativePatterns?.agent.fields.patterns ??
      (Object.keys(prose.patterns).length > 0 ? prose.patterns : (first.agent.fields.patterns ?? {})),
    success: prose.success,
    leftOut: present.filter((targetId) => standings.every(({ target }) => target.id !== targetId)),
  } as const
  const parsed = Agent.safeParse(draft)
  if (!parsed.success) return parsed
  const base = restored(parsed.data, first.target, prose)
  const own: Record<string, Record<string, Json>> = {}
  for (const { target, agent } of [first, ...others]) {
    const found = Agent.safeParse({ kind: 'agent', id: base.id, name: agent.name, ...agent.fields })
    if (!found.success) return found
    const seen = restored(found.data, target, prose)
    const fields = { ...agent.own, ...differences(base, target, seen, prose) }
    if (Object.keys(fields).length > 0) own[target.id] = fields
  }
  return Agent.safeParse({ ...base, targets: own })
}

const hasNativePatterns = (target: Target): boolean =>
  CAPABILITIES.some((capability) => target.supports[`patterns.${capability}`] === 'native')

/**
 * A capability stands as allowed, or as denied, where the target had no word for what the design says; what DotBox told the agent
 * about it is what the design says.
 */
const restored = (agent: AgentRecord, target: Target, prose: AgentProse): AgentRecord => {
  let powers: Powers = agent
  for (const capability of CAPABILITIES) {
    const told = target.supports[`patterns.${capability}`] === 'native' ? undefined : prose.levels[capability]
    const asks = prose.ask.includes(capability) && target.supports[`capability.${capability}.ask`] !== 'native'
    const level = told ?? (asks ? 'ask' : undefined)
    if (level === undefined) continue
    powers = withLevel(powers, capability, level)
    const apart = partsOf(prose, capability)
    powers = { ...powers, parts: inOrderOfParts({ ...powers.parts, ...Object.fromEntries(apart) }) }
  }
  return { ...agent, capabilities: powers.capabilities, parts: powers.parts }
}

/** The fields whose value in this target is not what the target would make of the agent's own value. */
const differences = (base: AgentRecord, target: Target, seen: AgentRecord, prose: AgentProse): Record<string, Json> => {
  const over: Record<string, Json> = {}
  if (seen.name !== base.name && seen.name !== target.nameFor?.(base.name)) over.name = seen.name
  if (seen.description !== base.description) over.description = seen.description
  if (seen.instructions !== base.instructions) over.instructions = seen.instructions
  if (seen.model !== (base.model === null ? null : target.modelFor(base.model)) && seen.model !== base.model)
    over.model = seen.model
  if (seen.color !== (base.color === null ? null : target.colorFor(base.color)) && seen.color !== base.color)
    over.color = seen.color
  const asTold = undivided(base, target)
  const capabilities = differingCapabilities(asTold, seen, target)
  if (Object.keys(capabilities).length > 0) over.capabilities = capabilities
  const parts = Object.fromEntries(
    Object.entries(partsApart({ ...asTold, capabilities: { ...asTold.capabilities, ...capabilities } }, seen)).filter(
      ([part, level]) => level !== asTarget(target, levelAt(asTold, part as Part), capabilityOf(part as Part) ?? 'mcp'),
    ),
  )
  if (Object.keys(parts).length > 0) over.parts = parts
  if (hasNativePatterns(target)) {
    const patterns = differingPatterns(base, seen)
    if (Object.keys(patterns).length > 0) over.patterns = patterns
  } else {
    // What another tool's file excepts, this one's does not: it is what its lists say, unless DotBox told it so.
    const untold = CAPABILITIES.filter(
      (key) =>
        (base.patterns[key] ?? []).length > 0 &&
        !sameJson(base.patterns[key], seen.patterns[key] ?? prose.patterns[key]),
    )
    if (untold.length > 0) over.patterns = Object.fromEntries(untold.map((key) => [key, []]))
  }
  return over
}

/** The agent as a target says it that has one rule for all parts of a capability. */
const undivided = (agent: AgentRecord, target: Target): AgentRecord => {
  let powers: Powers = agent
  for (const capability of target.undivided ?? [])
    powers = withLevel(powers, capability, narrowest(leavesOf(capability).map((leaf) => levelAt(agent, leaf))))
  return { ...agent, capabilities: powers.capabilities, parts: powers.parts }
}

const asTarget = (target: Target, level: Level, key: Capability | 'mcp'): Level =>
  level === 'ask' && target.supports[`capability.${key}.ask`] !== 'native' ? 'allow' : level

/** The capabilities that differ; to a target that has no word for asking, ask and allow are one. */
const differingCapabilities = (base: AgentRecord, seen: AgentRecord, target: Target): Partial<Capabilities> => {
  const differing: Partial<Record<keyof Capabilities, Level | Capabilities['mcp']>> = {}
  for (const key of CAPABILITIES)
    if (asTarget(target, base.capabilities[key], key) !== asTarget(target, seen.capabilities[key], key))
      differing[key] = seen.capabilities[key]
  const servers = new Set([...Object.keys(base.capabilities.mcp), ...Object.keys(seen.capabilities.mcp)])
  const level = (agent: AgentRecord, server: string) => asTarget(target, serverLevel(agent.capabilities, server), 'mcp')
  if ([...servers].some((server) => level(base, server) !== level(seen, server))) differing.mcp = seen.capabilities.mcp
  return differing as Partial<Capabilities>
}

const differingPatterns = (base: AgentRecord, seen: AgentRecord): Record<string, Json> => {
  const differing: Record<string, Json> = {}
  for (const key of CAPABILITIES) {
    const [ours, theirs] = [base.patterns[key] ?? [], seen.patterns[key] ?? []]
    if (!sameJson(ours, theirs)) differing[key] = theirs
  }
  return differing
}
