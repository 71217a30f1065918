import { facts, get } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aWrites } from '../design/samples.ts'
import { grouped } from './grouped.ts'
import type { Rule } from './rule.ts'

export const useOneWriter: Rule = {
  id: 'use-one-writer',
  severity: 'info',
  family: 'Contracts',
  why: 'Where several agents write, one can overwrite what another is working on, and nobody answers for the result.',
  *check({ design }) {
    for (const [to, writes] of grouped(facts(design, 'writes'), (edge) => edge.to)) {
      const directory = get(design, to)
      if (directory?.kind !== 'directory' || writes.length < 2) continue
      const names = writes.map(({ from }) => `“${get(design, from)?.name ?? from}”`)
      yield {
        at: directory.id,
        message: `${listed(names)} write “${directory.path}”. Give each a directory of its own.`,
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), anAgent('b'), aDirectory('docs'), aWrites('a', 'directory:docs')),
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aDirectory('docs'),
        aWrites('a', 'directory:docs'),
        aWrites('b', 'directory:docs', { suggested: true }),
      ),
    ],
    fails: [
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aDirectory('docs'),
        aWrites('a', 'directory:docs'),
        aWrites('b', 'directory:docs'),
      ),
    ],
  },
}

/** “a”, “b” and “c”; of more than four the first three and how many more. */
const listed = (names: readonly string[]): string => {
  const shown = names.length > 4 ? [...names.slice(0, 3), `${names.length - 3} more agents`] : names
  return `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`
}
