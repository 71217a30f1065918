import { facts, get } from '../design/queries.ts'
import { aDesign, anAgent, aSpec, aVerifies } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const useCriteriaToVerify: Rule = {
  id: 'use-criteria-to-verify',
  severity: 'warning',
  family: 'Contracts',
  why: 'Without acceptance criteria there is nothing to check: whoever verifies the spec decides by taste.',
  *check({ design }) {
    for (const to of new Set(facts(design, 'verifies').map((edge) => edge.to))) {
      const spec = get(design, to)
      if (!spec || spec.criteria.some(({ text }) => text.trim() !== '')) continue
      yield { at: spec.id, message: `“${spec.path}” is verified but has no criteria. Write down what must hold.` }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), aSpec(), aVerifies('a', 'spec:spec.md')),
      aDesign(aSpec('spec.md', { criteria: [] })),
    ],
    fails: [aDesign(anAgent('a'), aSpec('spec.md', { criteria: [] }), aVerifies('a', 'spec:spec.md'))],
  },
}
