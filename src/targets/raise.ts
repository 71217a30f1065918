import { type Edit, inOrder, patch } from '../design/edits.ts'
import type { Design } from '../design/model.ts'
import { get, isEdge, settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { CERTAINTIES, type Certainty, type RuleKey } from '../guard/certainty.ts'
import { worstOf } from '../guard/levels.ts'
import { targets } from './index.ts'
import { collected } from './levels.ts'
import type { Target } from './target.ts'

/** A change of the design after which a rule holds better, and how well then. */
export type Raise = { readonly title: string; readonly to: Certainty; readonly edit: Edit }

type Change = { readonly title: string; readonly edit: Edit }

/**
 * The smallest change that raises the worst level of a rule, found by trying: what the table of levels would say
 * afterwards is what is promised. Null where none of them does.
 */
export const raiseOf = (
  design: Design,
  rule: RuleKey,
  of: readonly Pick<Target, 'id' | 'levels'>[] = targets,
): Raise | null => {
  const now = worstAt(design, rule, of)
  if (now === null || now === 'enforced') return null
  for (const { title, edit } of changes(design, rule)) {
    const to = worstAt(edit(design), rule, of)
    if (to !== null && CERTAINTIES.indexOf(to) < CERTAINTIES.indexOf(now)) return { title, to, edit }
  }
  return null
}

const worstAt = (design: Design, rule: RuleKey, of: readonly Pick<Target, 'id' | 'levels'>[]): Certainty | null =>
  worstOf(Object.values(collected(design, of).get(rule) ?? {}).map(({ level }) => level))

/** What could be changed, the least first. */
const changes = (design: Design, rule: RuleKey): readonly Change[] => {
  const agents = agentsOf(design, rule).flatMap((id) => get(design, id) ?? [])
  const reads = design.records[rule]?.kind === 'reads'
  const guard: Change[] = settings(design).enforce
    ? []
    : [{ title: 'Enforce the design', edit: patch('design:main', { enforce: true }) }]
  const own = agents.flatMap(({ id, name }): Change[] => {
    const noShell = without(id, true, false)
    const noServers = without(id, false, true)
    if (reads) {
      // What an agent reads is confined to its edges only where reading is denied elsewhere.
      const confined = denyReading(id)
      return [
        { title: `Deny ${name} reading elsewhere`, edit: confined },
        {
          title: `Deny ${name} reading elsewhere, the shell and MCP servers`,
          edit: inOrder(confined, noShell, noServers),
        },
      ]
    }
    return [
      { title: `Deny the shell to ${name}`, edit: noShell },
      { title: `Deny MCP servers to ${name}`, edit: noServers },
      { title: `Deny the shell and MCP servers to ${name}`, edit: inOrder(noShell, noServers) },
    ]
  })
  const both = guard.flatMap((first) =>
    own.map(({ title, edit }) => ({ title: `${first.title}, and ${lower(title)}`, edit: inOrder(first.edit, edit) })),
  )
  return [...guard, ...own, ...both]
}

const lower = (title: string): string => title.charAt(0).toLowerCase() + title.slice(1)

/** Takes the shell, or all MCP servers, away from an agent, its exceptions and what single tools grant included. */
const without =
  (id: AgentId, shell: boolean, servers: boolean): Edit =>
  (design) => {
    const agent = get(design, id)
    if (!agent) return design
    const { shell: _, ...others } = agent.patterns
    return patch(id, {
      capabilities: {
        ...agent.capabilities,
        ...(shell ? { shell: 'deny' } : {}),
        ...(servers ? { mcp: { '*': 'deny' } } : {}),
      },
      patterns: shell ? others : agent.patterns,
    })(design)
  }

const denyReading =
  (id: AgentId): Edit =>
  (design) => {
    const agent = get(design, id)
    return agent ? patch(id, { capabilities: { ...agent.capabilities, read: 'deny' } })(design) : design
  }

/** The agents whose permissions a rule rests on: those at the ends of an edge, or the one that a permission is of. */
const agentsOf = (design: Design, rule: RuleKey): AgentId[] => {
  const record = design.records[rule]
  if (record && isEdge(record)) return [record.from, record.to].filter((id): id is AgentId => id.startsWith('agent:'))
  const id = rule.slice(0, rule.lastIndexOf(' '))
  return design.records[id]?.kind === 'agent' ? [id as AgentId] : []
}
