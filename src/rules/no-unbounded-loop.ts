import { patch } from '../design/edits.ts'
import { backHandoffs } from '../design/loops.ts'
import type { Design } from '../design/model.ts'
import { facts, title } from '../design/queries.ts'
import { aDesign, aHandoff, anAgent } from '../design/samples.ts'
import type { Rule } from './rule.ts'

/** The bound that the fix sets: tries that are enough for most repairs and cheap where they are not. */
const BOUND = 3

export const noUnboundedLoop: Rule = {
  id: 'no-unbounded-loop',
  severity: 'warning',
  family: 'Flow',
  why: 'Handoffs that go round in a circle can go on for ever, at your cost. A bound on one of them ends the loop.',
  *check({ design }) {
    const back = backHandoffs(withoutBounded(design))
    for (const handoff of facts(design, 'handoff')) {
      if (!back.has(handoff.id)) continue
      yield {
        at: handoff.id,
        message: `The handoff ${title(design, handoff.id)} closes a loop that nothing bounds.`,
        fix: { title: `At most ${BOUND} times`, safe: false, edit: patch(handoff.id, { bound: BOUND }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b')),
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b'), aHandoff('b', 'a', { bound: 3 })),
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b'), aHandoff('b', 'a', { suggested: true })),
      diamond(),
    ],
    fails: [
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b'), aHandoff('b', 'a')),
      aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b'), aHandoff('b', 'c'), aHandoff('c', 'a')),
    ],
  },
}

/** Two ways to one agent are no loop. */
function diamond(): Design {
  const agents = ['a', 'b', 'c', 'd'].map((name) => anAgent(name))
  return aDesign(...agents, aHandoff('a', 'b'), aHandoff('a', 'c'), aHandoff('b', 'd'), aHandoff('c', 'd'))
}

/** The design without the handoffs that have a bound: a circle that is left in it has none. */
const withoutBounded = (design: Design): Design => ({
  ...design,
  records: Object.fromEntries(
    Object.entries(design.records).filter(([, record]) => record.kind !== 'handoff' || record.bound === null),
  ),
})
