import type { Design, EdgeRecord, RecordOf } from '../../../design/model.ts'
import { all, facts, get, settings } from '../../../design/queries.ts'
import { CAPABILITIES, type Capability } from '../../../design/records/agent.ts'
import { permissionKey, type RuleKey, type RuleLevel, type RuleLevels } from '../../../guard/certainty.ts'
import { agentFor } from '../../target.ts'
import { CLAUDE_CODE } from '../id.ts'
import { ROWS, type RowId } from './rows.ts'

type Agent = RecordOf<'agent'>

/** How far Claude Code holds to each rule of a design. Everything comes out of the table in `rows.ts`. */
export const levels = (design: Design): RuleLevels => {
  const found = new Map<RuleKey, RuleLevel>()
  const isHeld = settings(design).enforce
  const agents = new Map(
    all(design, 'agent')
      .filter((agent) => !agent.leftOut.includes(CLAUDE_CODE))
      .map((agent) => [agent.id, agentFor(agent, CLAUDE_CODE)] as const),
  )
  for (const [id, agent] of agents) {
    for (const capability of CAPABILITIES)
      found.set(permissionKey(id, capability), worst(permissionRows(agent, capability, isHeld)))
    found.set(permissionKey(id, 'mcp'), worst(serverRows(agent, isHeld)))
  }
  const level = (edge: EdgeRecord, rows: readonly RowId[]) => found.set(edge.id, worst(isHeld ? rows : ['prose']))
  const here = (edge: EdgeRecord): Agent | undefined => agents.get(edge.from as Agent['id'])
  for (const edge of facts(design, 'writes')) {
    const agent = here(edge)
    if (agent)
      level(edge, agent.capabilities.edit === 'deny' ? ['places'] : [runs(agent) ? 'places, but a shell' : 'places'])
  }
  for (const edge of facts(design, 'reads')) {
    const agent = here(edge)
    if (agent)
      level(edge, [
        agent.capabilities.read !== 'deny' ? 'reads freely' : runs(agent) ? 'reads only, but a shell' : 'reads only',
      ])
  }
  const ticking = (spec: string): RowId => {
    const verifiers = facts(design, 'verifies').flatMap((edge) => (edge.to === spec ? [edge.from as string] : []))
    return [...agents].some(([id, agent]) => !verifiers.includes(id) && runs(agent))
      ? 'verifies, but a shell'
      : 'verifies'
  }
  for (const edge of facts(design, 'verifies')) if (here(edge)) level(edge, [ticking(edge.to)])
  for (const edge of facts(design, 'delegates')) if (here(edge) && get(design, edge.to)) level(edge, ['calls'])
  for (const handoff of facts(design, 'handoff')) {
    if (!here(handoff)) continue
    level(handoff, [
      'calls',
      ...(handoff.gate ? [gateRow(handoff.gate, ticking)] : []),
      ...(handoff.join && facts(design, 'handoff').filter(({ to }) => to === handoff.to).length > 1
        ? (['join'] as const)
        : []),
      ...(handoff.bound ? (['bound'] as const) : []),
    ])
  }
  return found
}

const ORDER = { enforced: 0, checked: 1, advice: 2 } as const

/** The row that holds least; of equal ones the last, which says most of this one. */
const worst = (rows: readonly RowId[]): RuleLevel =>
  LEVELS[rows.reduce((a, b) => (ORDER[ROWS[b].level] >= ORDER[ROWS[a].level] ? b : a))]

/** One for all rules that a row holds for: a large design has ten thousand rules. */
const LEVELS = Object.fromEntries(
  Object.entries(ROWS).map(([row, { level, why }]) => [row, { level, why, row }]),
) as Readonly<Record<RowId, RuleLevel>>

const patternsOf = (agent: Agent, capability: Capability) => agent.patterns[capability] ?? []

/** True for an agent that may run any command, or use any server: what these do is not seen before it is done. */
const runs = (agent: Agent): boolean =>
  agent.capabilities.shell !== 'deny' ||
  patternsOf(agent, 'shell').some(({ level }) => level !== 'deny') ||
  Object.values(agent.capabilities.mcp).some((level) => level !== 'deny')

/** What a command or a server can do as well as the tool that is denied. */
const BY_OTHER_MEANS: readonly Capability[] = ['read', 'search', 'edit', 'web']

const permissionRows = (agent: Agent, capability: Capability, isHeld: boolean): RowId[] => {
  const level = agent.capabilities[capability]
  const patterns = patternsOf(agent, capability)
  const byOtherMeans = BY_OTHER_MEANS.includes(capability) && runs(agent)
  if (patterns.length > 0) {
    if (!isHeld) return ['prose']
    if (capability === 'shell') return [level === 'allow' ? 'commands refused' : 'commands listed']
    const shuts = level !== 'allow' || patterns.some((pattern) => pattern.level !== 'allow')
    return shuts && byOtherMeans ? ['denied by hand'] : ['patterns']
  }
  if (level === 'allow') return ['allowed']
  if (level === 'ask') return isHeld ? [byOtherMeans ? 'denied by hand' : 'ask'] : ['prose']
  if (byOtherMeans) return [capability === 'edit' && isHeld ? 'no edit, but a shell' : 'denied by hand']
  return [isHeld ? 'denied' : 'lists']
}

const serverRows = (agent: Agent, isHeld: boolean): RowId[] =>
  Object.values(agent.capabilities.mcp)
    .map(
      (level): RowId =>
        level === 'allow' ? 'allowed' : level === 'ask' ? (isHeld ? 'ask' : 'prose') : isHeld ? 'denied' : 'lists',
    )
    .concat('allowed' satisfies RowId)

const gateRow = (gate: NonNullable<RecordOf<'handoff'>['gate']>, ticking: (spec: string) => RowId): RowId =>
  'command' in gate
    ? 'command gate'
    : 'files' in gate
      ? 'files gate'
      : 'approval' in gate
        ? 'approval gate'
        : ticking(gate.verified) === 'verifies'
          ? 'spec gate'
          : 'spec gate, but a shell'
