import { patch } from '../design/edits.ts'
import { DESIGN_ID, type Design } from '../design/model.ts'
import { get, settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { sameEdit, type TextEdit } from '../files/text-edit.ts'
import type { Mend, Problem } from '../targets/problem.ts'
import type { Context, Fix } from './rule.ts'

/** A problem of a file that was read, and the agent that the file holds, if it holds one. */
export type Found = { readonly path: string; readonly problem: Problem; readonly agent: AgentId | null }

/** The change that mends a file, as an edit of the design: of its texts, and of the agent where its fields say the same. */
export const mending = ({ path, problem: { mend }, agent }: Found): Fix | undefined =>
  mend === null
    ? undefined
    : { title: mend.title, safe: mend.safe, edit: (design) => mended(design, path, mend, agent) }

const mended = (design: Design, path: string, mend: Mend, agent: AgentId | null): Design => {
  const made = settings(design).textEdits
  const missing = editsOf(path, mend).filter((edit) => !made.some((other) => sameEdit(other, edit)))
  const edited = missing.length === 0 ? design : patch(DESIGN_ID, { textEdits: [...made, ...missing] })(design)
  return agent === null || mend.fields === undefined ? edited : patch(agent, mend.fields)(edited)
}

const editsOf = (path: string, { edits }: Mend): TextEdit[] => edits.map((edit) => ({ ...edit, path }))

/** True where the design holds the change already, so that there is nothing left to find. */
export const isMended = ({ design, reading }: Context, { path, problem: { code, mend }, agent }: Found): boolean => {
  const [now, before] = agent === null ? [] : [get(design, agent), get(reading.design, agent)]
  if (code === 'no-description' && mend === null) return now !== undefined && now.description.trim() !== ''
  if (mend === null) return false
  const made = settings(design).textEdits
  if (mend.edits.length > 0) return editsOf(path, mend).every((edit) => made.some((other) => sameEdit(other, edit)))
  return mend.fields?.name !== undefined && now?.name !== before?.name
}
