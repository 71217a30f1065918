import { remove } from '../design/edits.ts'
import { facts, get } from '../design/queries.ts'
import { aDesign, anAgent, aSpec, aVerifies, aWrites } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noSelfVerification: Rule = {
  id: 'no-self-verification',
  severity: 'warning',
  family: 'Contracts',
  why: 'Who writes a spec finds that it holds. A check is worth something where another agent makes it.',
  *check({ design }) {
    const written = new Set(facts(design, 'writes').map(({ from, to }) => `${from} ${to}`))
    for (const edge of facts(design, 'verifies')) {
      if (!written.has(`${edge.from} ${edge.to}`)) continue
      yield {
        at: edge.id,
        message: `“${get(design, edge.from)?.name}” verifies “${get(design, edge.to)?.path}”, which it also writes. Let another agent verify it.`,
        fix: { title: 'Do not let it verify its own spec', safe: false, edit: remove(edge.id) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b'), aSpec(), aWrites('a', 'spec:spec.md'), aVerifies('b', 'spec:spec.md')),
    ],
    fails: [aDesign(anAgent('a'), aSpec(), aWrites('a', 'spec:spec.md'), aVerifies('a', 'spec:spec.md'))],
  },
}
