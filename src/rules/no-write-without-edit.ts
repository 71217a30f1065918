import { patch } from '../design/edits.ts'
import { facts, get, title } from '../design/queries.ts'
import { aDesign, aDirectory, anAgent, aWrites } from '../design/samples.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

export const noWriteWithoutEdit: Rule = {
  id: 'no-write-without-edit',
  severity: 'error',
  family: 'Permissions',
  why: 'The design says two things: this agent shall write there, and it may not edit files. The tools obey the permission, so its work fails.',
  *check({ design }) {
    for (const edge of facts(design, 'writes')) {
      const agent = get(design, edge.from)
      if (!agent || permits(agent, 'edit')) continue
      const capabilities = { ...agent.capabilities, edit: 'allow' as const }
      yield {
        at: edge.id,
        message: `“${agent.name}” shall write “${title(design, edge.to)}” but may not edit files.`,
        fix: { title: `Let “${agent.name}” edit files`, safe: false, edit: patch(agent.id, { capabilities }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('a'), aDirectory('docs'), aWrites('a', 'directory:docs')),
      aDesign(
        anAgent('a', { capabilities: { edit: 'deny' }, patterns: { edit: [{ pattern: 'docs/**', level: 'allow' }] } }),
        aDirectory('docs'),
        aWrites('a', 'directory:docs'),
      ),
    ],
    fails: [
      aDesign(anAgent('a', { capabilities: { edit: 'deny' } }), aDirectory('docs'), aWrites('a', 'directory:docs')),
    ],
  },
}
