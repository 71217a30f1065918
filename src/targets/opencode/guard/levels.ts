import type { Design, RecordOf } from '../../../design/model.ts'
import { all, facts, settings } from '../../../design/queries.ts'
import { CAPABILITIES, type Capability } from '../../../design/records/agent.ts'
import { CERTAINTIES, permissionKey, type RuleKey, type RuleLevel, type RuleLevels } from '../../../guard/certainty.ts'
import { agentFor } from '../../target.ts'
import { type RowId, TABLE } from './table.ts'

type Agent = RecordOf<'agent'>

/** How far OpenCode holds to each rule of a design, from the one table. */
export const levels = (design: Design): RuleLevels => {
  const agents = all(design, 'agent')
    .filter((agent) => !agent.leftOut.includes('opencode'))
    .map((agent) => agentFor(agent, 'opencode'))
  const by = new Map(agents.map((agent) => [agent.id, agent]))
  const team: Team = { anyShell: agents.some(actsUnseen) }
  const out = new Map<RuleKey, RuleLevel>()
  const { enforce } = settings(design)
  const put = (key: RuleKey, rows: readonly RowId[]) => out.set(key, weakest(enforce ? rows : ['off']))

  for (const agent of agents) {
    for (const capability of [...CAPABILITIES, 'mcp'] as const) {
      const row = permissionRow(agent, capability)
      out.set(permissionKey(agent.id, capability), weakest([enforce || row === 'allowed' ? row : 'off-permission']))
    }
  }
  for (const edge of facts(design, 'writes')) {
    const agent = by.get(edge.from)
    if (agent) put(edge.id, [editRow(agent)])
  }
  for (const edge of facts(design, 'reads')) {
    const agent = by.get(edge.from)
    if (agent) put(edge.id, [readsRow(agent)])
  }
  for (const edge of facts(design, 'verifies'))
    if (by.has(edge.from)) put(edge.id, [team.anyShell ? 'verify-shell' : 'verify'])
  for (const edge of facts(design, 'delegates')) if (by.has(edge.from) && by.has(edge.to)) put(edge.id, ['calls'])
  for (const edge of facts(design, 'handoff'))
    if (by.has(edge.from) && by.has(edge.to)) put(edge.id, handoffRows(edge, team))
  return out
}

type Team = {
  /** Some agent of the team acts in ways that the guard does not see as they happen. */
  readonly anyShell: boolean
}

/** Of several rows the weakest level counts, and its reason is told. */
const weakest = (rows: readonly RowId[]): RuleLevel => {
  const [row] =
    rows.length < 2
      ? rows
      : [...rows].sort((a, b) => CERTAINTIES.indexOf(TABLE[b].level) - CERTAINTIES.indexOf(TABLE[a].level))
  return LEVELS[row ?? 'off']
}

/** One for all rules that a row holds for: a large design has ten thousand rules. */
const LEVELS = Object.fromEntries(
  Object.entries(TABLE).map(([row, { level, why }]) => [row, { level, why, row }]),
) as Readonly<Record<RowId, RuleLevel>>

/** Commands and MCP servers do what they do without the guard. */
const actsUnseen = ({ capabilities, patterns }: Agent): boolean =>
  capabilities.shell !== 'deny' ||
  (patterns.shell ?? []).some((rule) => rule.level !== 'deny') ||
  Object.values(capabilities.mcp).some((level) => level !== 'deny')

const editRow = (agent: Agent): RowId =>
  actsUnseen(agent) ? 'edit-boundary-shell' : agent.capabilities.edit === 'deny' ? 'edit-denied' : 'edit-boundary'

const readsRow = (agent: Agent): RowId =>
  agent.capabilities.read !== 'deny' ? 'reads-open' : actsUnseen(agent) ? 'read-shell' : 'read-boundary'

const handoffRows = (edge: RecordOf<'handoff'>, team: Team): readonly RowId[] => [
  ...(edge.gate === null
    ? []
    : 'approval' in edge.gate
      ? [team.anyShell ? ('gate-approval-shell' as const) : ('gate-approval' as const)]
      : ['gate' as const]),
  ...(edge.join === null ? [] : ['join' as const]),
  ...(edge.bound === null ? [] : ['bound' as const]),
  'calls',
]

const permissionRow = (agent: Agent, capability: Capability | 'mcp'): RowId => {
  const { capabilities, patterns } = agent
  if (capability === 'mcp')
    return Object.values(capabilities.mcp).every((level) => level === 'allow') ? 'allowed' : 'mcp-denied'
  const level = capabilities[capability]
  const exceptions = patterns[capability] ?? []
  if (level === 'allow' && exceptions.every((rule) => rule.level === 'allow')) return 'allowed'
  switch (capability) {
    case 'edit':
      return actsUnseen(agent)
        ? 'edit-boundary-shell'
        : level === 'ask'
          ? 'edit-asked'
          : level === 'deny' && exceptions.length === 0
            ? 'edit-denied'
            : 'edit-boundary'
    case 'read':
      return actsUnseen(agent) ? 'read-shell' : 'read-boundary'
    case 'search':
      return actsUnseen(agent) ? 'read-shell' : 'search-denied'
    case 'shell':
      return shellRow(level, exceptions)
    case 'web':
      return actsUnseen(agent) ? 'web-shell' : 'web-denied'
    case 'delegate':
      return 'calls'
    case 'skills':
      return 'skills-denied'
  }
}

const shellRow = (
  level: string,
  exceptions: readonly { readonly pattern: string; readonly level: string }[],
): RowId => {
  if (level === 'allow') return 'shell-refusals'
  if (exceptions.some((rule) => rule.level === 'allow')) return 'shell-exact'
  return level === 'ask' || exceptions.some((rule) => rule.level === 'ask') ? 'shell-asked' : 'shell-denied'
}
