import { all } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import { twinsAsRead } from './as-read.ts'
import { describing } from './describing.ts'
import type { Rule } from './rule.ts'
import { needingDescription } from './use-description.ts'
import { writtenFor } from './written-for.ts'

export const useDescriptionForCallers: Rule = {
  id: 'use-description-for-callers',
  severity: 'info',
  family: 'Words',
  why: 'The description is all that a caller sees before it chooses an agent. One without it is called by name or not at all.',
  *check(context) {
    const { design } = context
    const twinsOf = twinsAsRead(context)
    for (const agent of all(design, 'agent')) {
      if (agent.description.trim() !== '' || needingDescription(design, agent).length > 0) continue
      const tools = writtenFor(design, agent)
      if (tools.length > 0 && tools.every(({ id }) => (agent.targets[id]?.description ?? '').trim() !== '')) continue
      if (twinsOf(agent).some(({ description }) => description.trim() !== '')) continue
      yield {
        at: agent.id,
        message: `“${agent.name}” has no description, so its callers do not know when to use it.`,
        fix: describing(agent),
      }
    }
  },
  examples: {
    passes: [aDesign(aSettings({ exportTo: [] }), anAgent('writer', { description: 'Use it to write.' }))],
    fails: [aDesign(aSettings({ exportTo: [] }), anAgent('writer', { description: '' }))],
  },
}
