import { inOrder, patch } from '../design/edits.ts'
import { facts, get } from '../design/queries.ts'
import { aDesign, aHandoff, anAgent } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

export const noJoinBeyondInputs: Rule = {
  id: 'no-join-beyond-inputs',
  severity: 'error',
  family: 'Flow',
  why: 'An agent that waits for more handoffs than come never starts.',
  *check({ design }) {
    for (const [to, handoffs] of grouped(facts(design, 'handoff'), (handoff) => handoff.to)) {
      const join = handoffs.map((handoff) => handoff.join).find((value) => typeof value === 'number')
      if (join === undefined || join <= handoffs.length) continue
      const edit = inOrder(...handoffs.map(({ id }) => patch(id, { join: 'all' })))
      yield {
        at: to,
        message: `“${get(design, to)?.name}” waits for ${join} handoffs but only ${handoffs.length} ${handoffs.length === 1 ? 'comes' : 'come'} in.`,
        fix: { title: 'Wait for all that come in', safe: false, edit },
      }
    }
  },
  examples: {
    passes: [
      aDesign(
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aHandoff('a', 'c', { join: 2 }),
        aHandoff('b', 'c', { join: 2 }),
      ),
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b', { join: 'all' })),
    ],
    fails: [
      aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b', { join: 2 })),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        anAgent('c'),
        aHandoff('a', 'c', { join: 2 }),
        aHandoff('b', 'c', { join: 2, suggested: true }),
      ),
    ],
  },
}
