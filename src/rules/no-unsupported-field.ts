import { all, settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import { isHeld } from '../targets/held.ts'
import { targets } from '../targets/index.ts'
import { levelsOf } from '../targets/levels.ts'
import type { Rule } from './rule.ts'

export const noUnsupportedField: Rule = {
  id: 'no-unsupported-field',
  severity: 'info',
  family: 'Tools',
  why: 'Not every tool has a place for everything that a design says. What is lost here, the tool will not obey.',
  *check({ design }) {
    const { exportTo } = settings(design)
    const levels = levelsOf(design)
    for (const target of targets.filter(({ id }) => exportTo.includes(id))) {
      for (const agent of all(design, 'agent')) {
        if (agent.leftOut.includes(target.id)) continue
        for (const loss of target.losses(design, agent)) {
          // An agent without a description is an error of its own.
          if (loss.field === 'agent.description' && agent.description.trim() === '') continue
          // What a guard holds to is not merely told in words.
          if (loss.support === 'prose' && isHeld(levels, target.id, agent.id, loss.field)) continue
          const where = loss.note.includes(target.name) ? '' : ` in ${target.name}`
          yield { at: agent.id, message: `“${agent.name}”${where}: ${loss.note}` }
        }
      }
    }
  },
  examples: {
    passes: [
      aDesign(aSettings({ exportTo: [] }), anAgent('a', { model: 'no-such-model' })),
      aDesign(
        aSettings({ exportTo: ['claude-code'], enforce: true }),
        anAgent('a', {
          capabilities: { shell: 'deny', mcp: { '*': 'deny' } },
          patterns: { shell: [{ pattern: 'npm test', level: 'allow' }] },
        }),
      ),
    ],
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
