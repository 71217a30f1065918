import { applyEdits } from './edit.ts'

/**
 * A change of a piece of one file that no record of a design stands for: a broken header, a mention in a file that is
 * kept as it is. `start` is an offset in the text as it was read; the edit holds only where `was` stands there.
 */
export type TextEdit = {
  readonly path: string
  readonly start: number
  readonly was: string
  readonly now: string
}

export type TextEdited = {
  readonly text: string
  /** The edits that were not made: other text stands there, or an edit before it in the list has changed it. */
  readonly refused: readonly TextEdit[]
}

/** The text of one file with its edits made. Offsets are those of `text`; an edit that does not fit is left out, the others are made. */
export const editText = (text: string, edits: readonly TextEdit[]): TextEdited => {
  const made: TextEdit[] = []
  const refused: TextEdit[] = []
  for (const edit of edits) {
    const stands = text.startsWith(edit.was, edit.start) && edit.start <= text.length
    if (stands && !made.some((other) => overlap(other, edit))) made.push(edit)
    else refused.push(edit)
  }
  const spans = made.map(({ start, was, now }) => ({ start, end: start + was.length, text: now }))
  return { text: applyEdits(text, spans), refused }
}

/** Two edits of one piece of text. Two insertions at one place are none: they stand behind one another. */
const overlap = (a: TextEdit, b: TextEdit): boolean =>
  a.start < b.start + b.was.length && b.start < a.start + a.was.length

/** Are two edits the same one? */
export const sameEdit = (a: TextEdit, b: TextEdit): boolean =>
  a.path === b.path && a.start === b.start && a.was === b.was && a.now === b.now
