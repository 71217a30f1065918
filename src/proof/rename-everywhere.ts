import { patch } from '../design/edits.ts'
import type { RecordOf } from '../design/model.ts'
import { printProject } from '../project/print.ts'
import type { Reading } from '../project/reading.ts'
import { renamed, renamingOf } from '../project/renaming.ts'

/** A name that no agent of the corpus has, nor the beginning of one. */
const NEW_NAME = 'zz-other-name'

/** Renames an agent with every place that mentions it, and its file: what does not come out as it must, in words. */
export const renameProblems = (reading: Reading, agent: RecordOf<'agent'>): string[] => {
  const design = patch(agent.id, { name: NEW_NAME })(reading.design)
  const renaming = renamingOf(design, reading, agent.id, agent.name)
  if (!renaming || renaming.occurrences.length === 0) return []
  const done = renamed(reading, renaming, renaming.occurrences, true)(design)
  const left = renamingOf(done, reading, agent.id, agent.name)?.occurrences ?? []
  const printed = printProject(done, reading)
  const refused = printed.notices.filter((notice) => notice.includes('does not stand where it stood'))
  const touched = new Set(printed.changes.flatMap(({ path, status }) => (status === 'unchanged' ? [] : [path])))
  const missed = renaming.occurrences.flatMap(({ holder }) =>
    holder.kind === 'file' && !touched.has(holder.path) ? [holder.path] : [],
  )
  return [
    ...left.map(({ path, line }) => `${agent.id} is still mentioned in ${path}:${line}`),
    ...refused,
    ...missed.map((path) => `${agent.id}: ${path} mentions it and did not change`),
  ]
}
