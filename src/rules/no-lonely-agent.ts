import { all, edges, facts, settings } from '../design/queries.ts'
import { aDesign, aHandoff, anAgent, aSettings } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noLonelyAgent: Rule = {
  id: 'no-lonely-agent',
  severity: 'info',
  family: 'Flow',
  why: 'In a team whose work passes from agent to agent, one without any connection waits for somebody to think of it.',
  *check({ design }) {
    if (facts(design, 'handoff').length === 0 && facts(design, 'delegates').length === 0) return
    const ends = new Set<string>(
      edges(design)
        .filter(({ suggested }) => !suggested)
        .flatMap(({ from, to }) => [from, to]),
    )
    const { lead } = settings(design)
    for (const agent of all(design, 'agent')) {
      if (ends.has(agent.id) || agent.id === lead) continue
      yield {
        at: agent.id,
        message: `“${agent.name}” is connected to nothing. Draw a handoff or a delegation to it, or remove it.`,
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b')),
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b')),
      aDesign(aSettings({ lead: 'agent:c' }), anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b')),
    ],
    fails: [
      aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b')),
      aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b'), aHandoff('b', 'c', { suggested: true })),
    ],
  },
}
