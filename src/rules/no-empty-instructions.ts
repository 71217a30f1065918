import { patch } from '../design/edits.ts'
import type { Design, RecordOf } from '../design/model.ts'
import { all, get } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import { agentFor, type Target } from '../targets/target.ts'
import { twinsAsRead } from './as-read.ts'
import type { Rule } from './rule.ts'
import { writtenFor } from './written-for.ts'

export const noEmptyInstructions: Rule = {
  id: 'no-empty-instructions',
  severity: 'warning',
  family: 'Words',
  why: 'An agent without instructions behaves like the default assistant: its name and description do not tell it what to do.',
  *check(context) {
    const { design, reading } = context
    const twinsOf = twinsAsRead(context)
    for (const agent of all(design, 'agent')) {
      if (agent.instructions.trim() !== '') continue
      const tools = writtenFor(design, agent)
      if (tools.length > 0 && tools.every((target) => toldThere(design, agent, target))) continue
      if (twinsOf(agent).some((twin) => twin.instructions.trim() !== '')) continue
      // Read with neither words nor prompt: an entry that only sets something of an agent which the tool brings along.
      const before = get(reading.design, agent.id)
      if (before && `${before.description}${before.instructions}`.trim() === '') continue
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
        aSettings({ exportTo: [one()] }),
        anAgent('writer', { instructions: '', targets: { [one()]: { instructions: 'Write.' } } }),
      ),
    ],
    fails: [aDesign(anAgent('writer', { instructions: '' })), aDesign(anAgent('writer', { instructions: ' \n\n' }))],
  },
}

function one(): string {
  return targets[0].id
}

/** True where a tool has instructions of its own for the agent, or a prompt elsewhere that DotBox does not edit. */
const toldThere = (design: Design, agent: RecordOf<'agent'>, target: Target): boolean =>
  agentFor(agent, target.id).instructions.trim() !== '' ||
  target.losses(design, agent).some(({ field }) => field === 'agent.instructions')
