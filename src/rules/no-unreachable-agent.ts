import { all, edges, facts, settings } from '../design/queries.ts'
import { aDelegates, aDesign, aDirectory, aHandoff, anAgent, aSettings, aWrites } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

export const noUnreachableAgent: Rule = {
  id: 'no-unreachable-agent',
  severity: 'info',
  family: 'Flow',
  why: 'The lead starts the work. An agent that neither the lead nor anybody after it hands work to never gets its turn.',
  *check({ design }) {
    const { lead } = settings(design)
    const steps = [...facts(design, 'handoff'), ...facts(design, 'delegates')]
    const out = grouped(steps, ({ from }) => from)
    if (lead === null || !out.has(lead)) return
    const reached = new Set<string>([lead])
    for (const agent of reached) for (const { to } of out.get(agent as typeof lead) ?? []) reached.add(to)
    const ends = new Set<string>(
      edges(design)
        .filter(({ suggested }) => !suggested)
        .flatMap(({ from, to }) => [from, to]),
    )
    for (const agent of all(design, 'agent')) {
      // One without any edge is lonely, and said so there.
      if (reached.has(agent.id) || !ends.has(agent.id)) continue
      yield {
        at: agent.id,
        message: `No handoff or delegation leads from the lead to “${agent.name}”. Draw one, or let another agent lead.`,
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('b', 'c')),
      aDesign(
        aSettings({ lead: 'agent:a' }),
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aDelegates('a', 'b'),
        aHandoff('b', 'c'),
      ),
    ],
    fails: [
      aDesign(
        aSettings({ lead: 'agent:a' }),
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aDirectory('docs'),
        aDelegates('a', 'b'),
        aWrites('c', 'directory:docs'),
      ),
    ],
  },
}
