import { patch } from '../design/edits.ts'
import { all, settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noAgentLeftOut: Rule = {
  id: 'no-agent-left-out',
  severity: 'info',
  family: 'Tools',
  why: 'An agent that is left out of every tool is on the canvas only: no file says anything about it.',
  *check({ design }) {
    const { exportTo } = settings(design)
    if (exportTo.length === 0) return
    for (const agent of all(design, 'agent')) {
      if (!exportTo.every((id) => agent.leftOut.includes(id))) continue
      yield {
        at: agent.id,
        message: `“${agent.name}” is left out of every tool, so no file is written for it.`,
        fix: { title: 'Write it for every tool', safe: false, edit: patch(agent.id, { leftOut: [] }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(aSettings({ exportTo: ['one', 'two'] }), anAgent('a', { leftOut: ['one'] })),
      aDesign(aSettings({ exportTo: [] }), anAgent('a')),
    ],
    fails: [aDesign(aSettings({ exportTo: ['one', 'two'] }), anAgent('a', { leftOut: ['one', 'two'] }))],
  },
}
