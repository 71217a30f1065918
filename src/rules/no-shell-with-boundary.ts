import { patch } from '../design/edits.ts'
import { facts, get } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aWrites } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noShellWithBoundary: Rule = {
  id: 'no-shell-with-boundary',
  severity: 'info',
  family: 'Permissions',
  why: 'Where an agent writes is watched when it edits files. A shell command can write anywhere, whatever the drawing says.',
  *check({ design }) {
    for (const from of new Set(facts(design, 'writes').map((edge) => edge.from))) {
      const agent = get(design, from)
      if (agent?.capabilities.shell !== 'allow') continue
      const capabilities = { ...agent.capabilities, shell: 'ask' as const }
      yield {
        at: agent.id,
        message: `“${agent.name}” has its own places to write, but its shell can write anywhere.`,
        fix: { title: 'Ask before each shell command', safe: false, edit: patch(agent.id, { capabilities }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), aDirectory()),
      aDesign(anAgent('a', { capabilities: { shell: 'ask' } }), aDirectory(), aWrites('a', 'directory:docs')),
      aDesign(anAgent('a', { capabilities: { shell: 'deny' } }), aDirectory(), aWrites('a', 'directory:docs')),
    ],
    fails: [aDesign(anAgent('a'), aDirectory(), aWrites('a', 'directory:docs'))],
  },
}
