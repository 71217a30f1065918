import { Line, LONGEST_TEXT } from '../../design/records/shared.ts'
import { numberText } from '../../files/number-text.ts'

/** Why a text cannot stand in a field of one line, or null if it can. */
export const lineProblem = (text: string, longest = 4000): string | null => {
  if (text.length > longest) return `This is longer than ${longest} characters. Shorten it.`
  const read = Line.safeParse(text)
  return read.success ? null : (read.error.issues[0]?.message ?? 'Keep it on one line.')
}

/** Why a text cannot be one of a list of lines, or null if it can. */
export const itemProblem = (text: string): string | null =>
  text.trim() === '' ? 'Write something here, or remove it.' : lineProblem(text)

/** Why a text of several lines cannot stand in a design, or null if it can. */
export const textProblem = (text: string, longest = LONGEST_TEXT): string | null =>
  text.length > longest ? `This is longer than ${numberText(longest)} characters. Shorten it.` : null

/** Why something cannot be the name of an MCP server, or null if it can. */
export const serverProblem = (name: string, taken: readonly string[]): string | null => {
  if (name.trim() === '') return 'Give the name under which the server is configured.'
  if (taken.includes(name)) return 'This server is in the list already.'
  if (['__proto__', 'constructor', 'prototype'].includes(name)) return 'A server cannot have this name.'
  return lineProblem(name, 200)
}
