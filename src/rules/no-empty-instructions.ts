import { patch } from '../design/edits.ts'
import { all, settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const noEmptyInstructions: Rule = {
  id: 'no-empty-instructions',
  severity: 'warning',
  family: 'Words',
  why: 'An agent without instructions behaves like the default assistant: its name and description do not tell it what to do.',
  *check({ design }) {
    const { exportTo } = settings(design)
    for (const agent of all(design, 'agent')) {
      if (agent.instructions.trim() !== '') continue
      const tools = exportTo.filter((id) => !agent.leftOut.includes(id))
      if (tools.length > 0 && tools.every((id) => (agent.targets[id]?.instructions ?? '').trim() !== '')) continue
      const instructions = [`You are ${agent.name || 'a specialist'}.`, agent.description.trim()]
        .filter(Boolean)
        .join(' ')
      yield {
        at: agent.id,
        message: `“${agent.name}” has no instructions, so it works like the default assistant.`,
        fix: {
          title: 'Start them from its name and description',
          safe: false,
          edit: patch(agent.id, { instructions }),
        },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('writer', { instructions: 'Write.' })),
      aDesign(
        aSettings({ exportTo: ['one'] }),
        anAgent('writer', { instructions: '', targets: { one: { instructions: 'Write.' } } }),
      ),
    ],
    fails: [aDesign(anAgent('writer', { instructions: '' })), aDesign(anAgent('writer', { instructions: ' \n\n' }))],
  },
}
