import { facts, get } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aSpec, aVerifies, aWrites } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noVerifierWhoImplements: Rule = {
  id: 'no-verifier-who-implements',
  severity: 'warning',
  family: 'Contracts',
  why: 'Who works on a thing finds that it is done. A verifier that writes where the others work checks its own work.',
  *check({ design }) {
    const writes = facts(design, 'writes')
    for (const edge of facts(design, 'verifies')) {
      const own = writes.filter(({ from, to }) => from === edge.from && to.startsWith('directory:'))
      const shared = own.find(({ to }) => writes.some((other) => other.to === to && other.from !== edge.from))
      if (!shared) continue
      const others = writes.flatMap(({ from, to }) =>
        to === shared.to && from !== edge.from ? (get(design, from)?.name ?? []) : [],
      )
      yield {
        at: edge.id,
        message: `“${get(design, edge.from)?.name}” verifies “${get(design, edge.to)?.path}”, and writes in ${title(get(design, shared.to))} as ${others.map((name) => `“${name}”`).join(' and ')} does. Give it a directory of its own for what it finds.`,
      }
    }
  },
  examples: {
    passes: [
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aSpec(),
        aDirectory('src'),
        aDirectory('reviews'),
        aWrites('a', 'directory:src'),
        aWrites('b', 'directory:reviews'),
        aVerifies('b', 'spec:spec.md'),
      ),
    ],
    fails: [
      aDesign(
        anAgent('a'),
        anAgent('b'),
        aSpec(),
        aDirectory('src'),
        aWrites('a', 'directory:src'),
        aWrites('b', 'directory:src'),
        aVerifies('b', 'spec:spec.md'),
      ),
    ],
  },
}

const title = (place: { readonly path: string } | undefined): string => (place ? `${place.path}/` : 'a directory')
