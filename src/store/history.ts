import type { Edit } from '../design/edits.ts'
import type { Design } from '../design/model.ts'

/** One step that can be undone: the design before it, what it was called, and what joins further edits to it. */
export type Step = {
  readonly label: string
  readonly design: Design
  readonly selection: ReadonlySet<string>
  readonly merge: string | undefined
}

/** The design with its past and its future. Records are shared between the designs, so a step costs a pointer. */
export type History = {
  readonly design: Design
  readonly selection: ReadonlySet<string>
  readonly past: readonly Step[]
  readonly future: readonly Step[]
}

/** How many steps can be undone. */
export const DEEPEST = 1000

export const begin = (design: Design): History => ({ design, selection: new Set(), past: [], future: [] })

/**
 * Applies an edit as one step. Edits with the same `merge` key in a row join into one step (the moves of one drag, the
 * letters of one burst of typing); an edit that changes nothing is no step.
 */
export const applied = (history: History, label: string, edit: Edit, merge?: string): History => {
  const design = edit(history.design)
  if (design === history.design) return history
  const joins = merge !== undefined && history.past.at(-1)?.merge === merge && history.future.length === 0
  const past = joins
    ? history.past
    : [...history.past, { label, design: history.design, selection: history.selection, merge }].slice(-DEEPEST)
  return { design, past, future: [], selection: present(history.selection, design) }
}

/** Applies an edit as a part of the last step, so that both are undone together. */
export const extended = (history: History, label: string, edit: Edit): History => {
  const design = edit(history.design)
  if (design === history.design) return history
  if (history.past.length === 0) return applied(history, label, edit)
  return { design, past: history.past, future: [], selection: present(history.selection, design) }
}

export const undone = (history: History): History => {
  const step = history.past.at(-1)
  if (!step) return history
  const back = { ...step, design: history.design, selection: history.selection }
  return {
    design: step.design,
    selection: present(step.selection, step.design),
    past: history.past.slice(0, -1),
    future: [back, ...history.future],
  }
}

export const redone = (history: History): History => {
  const [step, ...future] = history.future
  if (!step) return history
  const back = { ...step, design: history.design, selection: history.selection }
  return { design: step.design, selection: present(step.selection, step.design), past: [...history.past, back], future }
}

const present = (selection: ReadonlySet<string>, design: Design): ReadonlySet<string> => {
  const left = [...selection].filter((id) => design.records[id] !== undefined)
  return left.length === selection.size ? selection : new Set(left)
}
