import { patch } from '../design/edits.ts'
import type { RecordOf } from '../design/model.ts'
import type { Fix } from './rule.ts'

/** A fix that describes an agent, from the first sentence of its instructions or from its name. */
export const describing = (agent: RecordOf<'agent'>): Fix => {
  const description = suggestion(agent)
  return { title: `Describe it: “${short(description)}”`, safe: false, edit: patch(agent.id, { description }) }
}

const suggestion = (agent: RecordOf<'agent'>): string => {
  const line =
    agent.instructions
      .split('\n')
      .find((text) => /^[\p{L}\p{N}]/u.test(text.trim()))
      ?.trim() ?? ''
  const end = line.indexOf('. ')
  const sentence = (end < 0 ? line : line.slice(0, end + 1)).slice(0, 300).trim()
  return sentence || `Use it for the work of the ${agent.name.replace(/[-_]+/g, ' ').trim() || 'specialist'}.`
}

const short = (text: string) => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text)
