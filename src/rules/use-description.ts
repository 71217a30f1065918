import { patch } from '../design/edits.ts'
import type { RecordOf } from '../design/model.ts'
import { all, settings } from '../design/queries.ts'
import { aDesign, anAgent, aSettings } from '../design/samples.ts'
import type { Rule } from './rule.ts'

export const useDescription: Rule = {
  id: 'use-description',
  severity: 'error',
  family: 'Words',
  why: 'The description says when to use an agent; it is all that a caller sees. There are tools that do not load an agent without one.',
  *check({ design }) {
    const { exportTo } = settings(design)
    for (const agent of all(design, 'agent')) {
      if (agent.description.trim() !== '' || describedEverywhere(agent, exportTo)) continue
      const description = suggestion(agent)
      yield {
        at: agent.id,
        message: `“${agent.name}” has no description, so nobody knows when to use it, and not every tool loads it.`,
        fix: { title: `Describe it: “${short(description)}”`, safe: false, edit: patch(agent.id, { description }) },
      }
    }
  },
  examples: {
    passes: [
      aDesign(anAgent('writer', { description: 'Use it to write.' })),
      aDesign(
        aSettings({ exportTo: ['one'] }),
        anAgent('writer', { description: '', targets: { one: { description: 'Use it to write.' } } }),
      ),
    ],
    fails: [
      aDesign(anAgent('writer', { description: '' })),
      aDesign(
        anAgent('writer', {
          description: ' \n',
          instructions: '# Writer\n\nYou write release notes. Keep them short.',
        }),
      ),
      aDesign(
        aSettings({ exportTo: ['one', 'two'] }),
        anAgent('writer', { description: '', targets: { one: { description: 'Use it to write.' } } }),
      ),
    ],
  },
}

/** True where every tool that the agent is written for has a description of its own. */
const describedEverywhere = (agent: RecordOf<'agent'>, exportTo: readonly string[]): boolean => {
  const tools = exportTo.filter((id) => !agent.leftOut.includes(id))
  return tools.length > 0 && tools.every((id) => (agent.targets[id]?.description ?? '').trim() !== '')
}

/** The first sentence of the instructions where there is one, else the agent's name in words. */
const suggestion = (agent: RecordOf<'agent'>): string => {
  const line =
    agent.instructions
      .split('\n')
      .find((text) => /^[\p{L}\p{N}]/u.test(text.trim()))
      ?.trim() ?? ''
  const end = line.indexOf('. ')
  const sentence = (end < 0 ? line : line.slice(0, end + 1)).slice(0, 300).trim()
  return sentence || `Use it for the work of a ${agent.name.replace(/[-_]+/g, ' ').trim() || 'specialist'}.`
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)
