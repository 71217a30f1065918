import { patch } from '../design/edits.ts'
import { backHandoffs } from '../design/loops.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { all, facts, get, settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { aDelegates, aDesign, aHandoff, anAgent, aSettings } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

const team = [
  anAgent('a'),
  anAgent('b'),
  anAgent('c'),
  aHandoff('a', 'c', { join: 'all' }),
  aHandoff('b', 'c', { join: 'all' }),
]

export const useLeadForJoin: Rule = {
  id: 'use-lead-for-join',
  severity: 'info',
  family: 'Flow',
  why: 'An agent that waits for several others is called when they have ended. None of them can do that, since it would have to call while it still works: somebody above them must.',
  *check({ design }) {
    if (settings(design).lead !== null) return
    const back = backHandoffs(design)
    const into = facts(design, 'handoff').filter(({ id }) => !back.has(id))
    for (const [to, handoffs] of grouped(into, (handoff) => handoff.to)) {
      const join = handoffs[0]?.join ?? null
      if (handoffs.length < 2 || join === null || join === 'any' || join === 1) continue
      if (callers(design, to).length > 0) continue
      const lead = likeliestLead(design, to)
      yield {
        at: to,
        message: `“${get(design, to)?.name}” waits for ${join === 'all' ? 'all' : join} of ${handoffs.length} agents, and nobody leads: whoever runs the main conversation must call it when they have ended.`,
        ...(lead
          ? { fix: { title: `Let ${lead.name} lead`, safe: false, edit: patch('design:main', { lead: lead.id }) } }
          : {}),
      }
    }
  },
  examples: {
    passes: [
      aDesign(...team, anAgent('lead'), aDelegates('lead', 'c')),
      aDesign(aSettings({ lead: 'agent:a' }), ...team),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aHandoff('a', 'c', { join: 'any' }),
        aHandoff('b', 'c', { join: 'any' }),
      ),
    ],
    fails: [aDesign(...team), aDesign(...team, anAgent('chief'), aDelegates('chief', 'a'), aDelegates('chief', 'b'))],
  },
}

/** The agents that may call an agent without handing their own work over to it. */
const callers = (design: Design, to: AgentId): AgentId[] =>
  facts(design, 'delegates').flatMap((edge) => (edge.to === to ? edge.from : []))

/** An agent that calls all those that are waited for: it leads already, but for the name. */
const likeliestLead = (design: Design, to: AgentId): RecordOf<'agent'> | undefined => {
  const awaited = facts(design, 'handoff').flatMap((edge) => (edge.to === to ? edge.from : []))
  return all(design, 'agent').find(({ id }) =>
    awaited.every((other) => facts(design, 'delegates').some((edge) => edge.from === id && edge.to === other)),
  )
}
