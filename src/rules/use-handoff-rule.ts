import { facts, title } from '../design/queries.ts'
import { aDesign, aHandoff, anAgent } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

export const useHandoffRule: Rule = {
  id: 'use-handoff-rule',
  severity: 'info',
  family: 'Flow',
  why: 'Where several handoffs leave one agent, only their rules tell which to take: both at once, or one of them, and when.',
  *check({ design }) {
    for (const handoffs of grouped(facts(design, 'handoff'), ({ from }) => from).values()) {
      if (handoffs.length < 2) continue
      for (const handoff of handoffs) {
        if (handoff.rule.trim() !== '' || handoff.gate !== null) continue
        yield {
          at: handoff.id,
          message: `The handoff ${title(design, handoff.id)} is one of ${handoffs.length} and does not say when to take it.`,
        }
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b', { rule: '' })),
      aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b'), aHandoff('a', 'c')),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aHandoff('a', 'b'),
        aHandoff('a', 'c', { rule: '', gate: { command: 'npm test' } }),
      ),
    ],
    fails: [aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b'), aHandoff('a', 'c', { rule: '' }))],
  },
}
