import type { Design, RecordOf } from '../design/model.ts'
import { all } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import { targets } from '../targets/index.ts'
import { agentFor } from '../targets/target.ts'
import { describing } from './describing.ts'
import type { Rule } from './rule.ts'
import { writtenFor } from './written-for.ts'

export const useDescription: Rule = {
  id: 'use-description',
  severity: 'error',
  family: 'Words',
  why: 'The description says when to use an agent. A tool that requires one drops an agent without it, often without a word.',
  *check({ design }) {
    for (const agent of all(design, 'agent')) {
      const needing = needingDescription(design, agent)
      if (needing.length === 0) continue
      yield {
        at: agent.id,
        message: `“${agent.name}” has no description, so ${needing.join(' and ')} ${needing.length === 1 ? 'does' : 'do'} not load it.`,
        fix: describing(agent),
      }
    }
  },
  examples: {
    passes: [
      aDesign(aSettings({ exportTo: everyTool() }), anAgent('writer', { description: 'Use it to write.' })),
      aDesign(aSettings({ exportTo: everyTool() }), anAgent('writer', { description: '', leftOut: everyTool() })),
      aDesign(aSettings({ exportTo: [] }), anAgent('writer', { description: '' })),
    ],
    fails: [
      aDesign(aSettings({ exportTo: everyTool() }), anAgent('writer', { description: '' })),
      aDesign(
        aSettings({ exportTo: everyTool() }),
        anAgent('writer', {
          description: ' \n',
          instructions: '# Writer\n\nYou write release notes. Keep them short.',
        }),
      ),
    ],
  },
}

function everyTool(): string[] {
  return targets.map(({ id }) => id)
}

/** The tools that lose an agent because nothing describes it. */
export const needingDescription = (design: Design, agent: RecordOf<'agent'>): string[] =>
  agent.description.trim() !== ''
    ? []
    : writtenFor(design, agent)
        .filter((target) => agentFor(agent, target.id).description.trim() === '')
        .filter((target) =>
          target
            .losses(design, agent)
            .some(({ field, support }) => field === 'agent.description' && support === 'lost'),
        )
        .map(({ name }) => name)
