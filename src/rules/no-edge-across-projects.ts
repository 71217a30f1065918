import { remove } from '../design/edits.ts'
import { facts, get } from '../design/queries.ts'
import { aDesign, aHandoff, anAgent } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noEdgeAcrossProjects: Rule = {
  id: 'no-edge-across-projects',
  severity: 'warning',
  family: 'Flow',
  why: 'A nested project has agents of its own. A tool that runs in one project does not know the agents of another, so nothing passes between them.',
  *check({ design }) {
    for (const edge of [...facts(design, 'handoff'), ...facts(design, 'delegates')]) {
      const [from, to] = [get(design, edge.from), get(design, edge.to)]
      if (from?.kind !== 'agent' || to?.kind !== 'agent' || from.root === to.root) continue
      const home = (root: string) => (root === '' ? 'the top of the repository' : root)
      yield {
        at: edge.id,
        message: `“${from.name}” belongs to ${home(from.root)} and “${to.name}” to ${home(to.root)}, so neither reaches the other. Move one of them, or let a person pass the work on.`,
        fix: { title: 'Remove the connection', safe: false, edit: remove(edge.id) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a', { root: 'api' }), anAgent('b', { root: 'api' }), aHandoff('a', 'b')),
      aDesign(anAgent('a'), anAgent('b', { root: 'api' }), aHandoff('a', 'b', { suggested: true })),
    ],
    fails: [aDesign(anAgent('a'), anAgent('b', { root: 'api' }), aHandoff('a', 'b'))],
  },
}
