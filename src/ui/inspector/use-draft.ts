import { useState } from 'react'

type Draft = { readonly text: string; readonly why: string | null; readonly over: string }

type DraftOptions = {
  /** Why a text cannot stand in the design, or null. */
  readonly problem?: ((text: string) => string | null) | undefined
  /** How a text would be shown if it came from the design: without the spaces that do not count, say. */
  readonly meaning?: ((text: string) => string) | undefined
}

/**
 * The text of a field while it is typed. What `problem` finds fault with stays in the field with the reason and does
 * not reach the design; as soon as the design's value changes elsewhere (undo, say), the field shows that value again.
 */
export const useDraft = (value: string, commit: (text: string) => void, options: DraftOptions = {}) => {
  const { problem, meaning = (text) => text } = options
  const [draft, setDraft] = useState<Draft | null>(null)
  const stands = draft !== null && (draft.why === null ? meaning(draft.text) : draft.over) === value ? draft : null
  return {
    shown: stands?.text ?? value,
    error: stands?.why ?? null,
    change: (text: string) => {
      const why = problem?.(text) ?? null
      setDraft({ text, why, over: value })
      if (why === null && meaning(text) !== value) commit(text)
    },
    reset: () => setDraft(null),
  }
}
