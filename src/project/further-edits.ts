import { applyEdits, type Edit } from '../files/edit.ts'
import { editText, type TextEdit } from '../files/text-edit.ts'

/**
 * Changes a text that text edits have changed already: `more` counts in the text as it is with the edits made. Gives
 * back edits of the text as it was read, so that a piece that is changed twice is one edit from what was read, and a
 * piece that is changed back is none.
 */
export const furtherEdits = (
  path: string,
  text: string,
  edits: readonly TextEdit[],
  more: readonly Edit[],
): readonly TextEdit[] => {
  const { refused } = editText(text, edits)
  let made: TextEdit[] = edits.filter((edit) => !refused.includes(edit)).sort((a, b) => a.start - b.start)
  // From the end on, so that the offsets before stay true.
  for (const edit of [...more].sort((a, b) => b.start - a.start)) made = withOne(path, text, made, edit)
  return [...made.filter(({ was, now }) => was !== now), ...refused]
}

const withOne = (path: string, text: string, made: readonly TextEdit[], edit: Edit): TextEdit[] => {
  const placed = withPlaces(made)
  const touched = placed.filter(({ from, to }) => from <= edit.end && edit.start <= to)
  const before = placed.filter(({ to }) => to < edit.start)
  const shift = before.reduce((sum, { made: { was, now } }) => sum + now.length - was.length, 0)
  const first = touched[0]
  const last = touched.at(-1)
  const from = Math.min(edit.start, first?.from ?? edit.start)
  const to = Math.max(edit.end, last?.to ?? edit.end)
  const grown = touched.reduce((sum, { made: { was, now } }) => sum + now.length - was.length, 0)
  const start = from - shift
  const end = to - shift - grown
  const piece = applyEdits(
    text.slice(start, end),
    touched.map(({ made: { start: at, was, now } }) => ({
      start: at - start,
      end: at - start + was.length,
      text: now,
    })),
  )
  const now = piece.slice(0, edit.start - from) + edit.text + piece.slice(edit.end - from)
  const one: TextEdit = { path, start, was: text.slice(start, end), now }
  return [...made.filter((other) => !touched.some((place) => place.made === other)), one].sort(
    (a, b) => a.start - b.start,
  )
}

/** Where each edit's new text stands in the text as it is now. */
const withPlaces = (made: readonly TextEdit[]) => {
  let shift = 0
  return made.map((edit) => {
    const from = edit.start + shift
    shift += edit.now.length - edit.was.length
    return { made: edit, from, to: from + edit.now.length }
  })
}
