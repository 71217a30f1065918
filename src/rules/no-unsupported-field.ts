import { all, settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import type { Rule } from './rule.ts'

export const noUnsupportedField: Rule = {
  id: 'no-unsupported-field',
  severity: 'info',
  family: 'Tools',
  why: 'Not every tool has a place for everything that a design says. What is lost here, the tool will not obey.',
  *check({ design }) {
    const { exportTo } = settings(design)
    for (const target of targets.filter(({ id }) => exportTo.includes(id))) {
      for (const agent of all(design, 'agent')) {
        if (agent.leftOut.includes(target.id)) continue
        for (const loss of target.losses(design, agent)) {
          // An agent without a description is an error of its own.
          if (loss.field === 'agent.description' && agent.description.trim() === '') continue
          const where = loss.note.includes(target.name) ? '' : ` in ${target.name}`
          yield { at: agent.id, message: `“${agent.name}”${where}: ${loss.note}` }
        }
      }
    }
  },
  examples: {
    passes: [aDesign(aSettings({ exportTo: [] }), anAgent('a', { model: 'no-such-model' }))],
    fails: [
      aDesign(
        aSettings({ exportTo: targets.map(({ id }) => id) }),
        anAgent('a', {
          model: 'no-such-model',
          color: 'no-such-colour',
          patterns: { shell: [{ pattern: 'npm test', level: 'ask' }], read: [{ pattern: 'docs/**', level: 'deny' }] },
          capabilities: { web: 'ask', edit: 'ask', mcp: { '*': 'deny', docs: 'ask' } },
        }),
      ),
    ],
  },
}
