import { hasControlCharacter, pathProblem } from '../files/path.ts'
import type { Design, RecordId } from './model.ts'
import { all } from './queries.ts'

/** The longest agent name that every target takes, in characters. */
const LONGEST_NAME = 256

/**
 * Why an agent cannot have this name, in words for the person who types it, or null if it can.
 * The limits are those of Claude Code 2.1.330: no `:`, no leading `-`, at most 256 characters, and unique.
 */
export const agentNameProblem = (design: Design, id: RecordId | null, name: string): string | null => {
  if (name.trim() === '') return 'Give it a name: an agent without a name is not loaded.'
  if (name !== name.trim()) return 'The name starts or ends with a space.'
  if (name.length > LONGEST_NAME)
    return `The name is longer than ${LONGEST_NAME} characters, so Claude Code would not load it.`
  if (hasControlCharacter(name)) return 'The name holds a line break or another invisible character.'
  if (name.normalize('NFKC').includes(':'))
    return 'The name holds a colon, so Claude Code would not load it. Use a hyphen.'
  if (name.startsWith('-')) return 'The name starts with a hyphen, so Claude Code would not load it.'
  const root = all(design, 'agent').find((agent) => agent.id === id)?.root ?? ''
  const twin = all(design, 'agent').find(
    (agent) => agent.id !== id && agent.root === root && sameName(agent.name, name),
  )
  if (twin) return `Another agent is already called “${twin.name}”: only one of the two would be loaded.`
  return null
}

/** Names that differ only by case would share a file on most machines. */
const sameName = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

/** Why a directory or spec cannot have this path, or null if it can. */
export const placeProblem = (design: Design, id: RecordId | null, path: string): string | null => {
  const wrong = pathProblem(path)
  if (wrong) return wrong
  const twin = [...all(design, 'directory'), ...all(design, 'spec')].find(
    (place) => place.id !== id && place.path.toLowerCase() === path.toLowerCase(),
  )
  if (twin) return `The ${twin.kind} “${twin.path}” already has this path.`
  return null
}
