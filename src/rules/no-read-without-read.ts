import { patch } from '../design/edits.ts'
import { facts, get, title } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aReads } from '../design/samples.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

export const noReadWithoutRead: Rule = {
  id: 'no-read-without-read',
  severity: 'error',
  family: 'Permissions',
  why: 'The design says two things: this agent shall read there, and it may not read files. The tools obey the permission, so its work fails.',
  *check({ design }) {
    for (const edge of facts(design, 'reads')) {
      const agent = get(design, edge.from)
      if (!agent || permits(agent, 'read')) continue
      const capabilities = { ...agent.capabilities, read: 'allow' as const }
      yield {
        at: edge.id,
        message: `“${agent.name}” shall read “${title(design, edge.to)}” but may not read files.`,
        fix: { title: `Let “${agent.name}” read files`, safe: false, edit: patch(agent.id, { capabilities }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), aDirectory('docs'), aReads('a', 'directory:docs')),
      aDesign(
        anAgent('a', { capabilities: { read: 'deny' }, patterns: { read: [{ pattern: 'docs/**', level: 'allow' }] } }),
        aDirectory('docs'),
        aReads('a', 'directory:docs'),
      ),
    ],
    fails: [
      aDesign(anAgent('a', { capabilities: { read: 'deny' } }), aDirectory('docs'), aReads('a', 'directory:docs')),
    ],
  },
}
