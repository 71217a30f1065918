import { patch } from '../design/edits.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { facts, title } from '../design/queries.ts'
import { aDesign, aHandoff, anAgent } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

/** The bound that the fix sets: tries that are enough for most repairs and cheap where they are not. */
const BOUND = 3

export const noUnboundedLoop: Rule = {
  id: 'no-unbounded-loop',
  severity: 'warning',
  family: 'Flow',
  why: 'Handoffs that go round in a circle can go on for ever, at your cost. A bound on one of them ends the loop.',
  *check({ design }) {
    for (const handoff of closing(facts(design, 'handoff').filter(({ bound }) => bound === null))) {
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

/**
 * The handoffs that lead back to an agent on the way to them, found walking depth first in the order of the records.
 * Without these there is no circle left. Walks with a stack of its own: a chain of handoffs may be thousands long.
 */
function* closing(handoffs: readonly RecordOf<'handoff'>[]): Generator<RecordOf<'handoff'>> {
  const out = grouped(handoffs, ({ from }) => from)
  const state = new Map<string, 'on the way' | 'done'>()
  for (const start of out.keys()) {
    if (state.has(start)) continue
    const way = [{ agent: start, next: 0 }]
    state.set(start, 'on the way')
    for (let top = way.at(-1); top; top = way.at(-1)) {
      const handoff = out.get(top.agent)?.[top.next++]
      if (!handoff) {
        state.set(top.agent, 'done')
        way.pop()
      } else if (state.get(handoff.to) === 'on the way') {
        yield handoff
      } else if (!state.has(handoff.to)) {
        state.set(handoff.to, 'on the way')
        way.push({ agent: handoff.to, next: 0 })
      }
    }
  }
}
