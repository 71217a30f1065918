export type Span = { readonly start: number; readonly end: number }

/** A replacement of a piece of a text. Offsets are those of the text before any edit. */
export type Edit = Span & { readonly text: string }

/** Applies edits that do not overlap; of several insertions at one place, the first in the list comes first. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  let result = ''
  let at = 0
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start > at) result += text.slice(at, edit.start)
    result += edit.text
    at = Math.max(at, edit.end)
  }
  return result + text.slice(at)
}

/** The offset at which the line of `at` begins. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1

/** The offset after the line end of the line of `at`; the end of the text for the last line. */
export const lineEnd = (text: string, at: number): number => {
  const newline = text.indexOf('\n', at)
  return newline < 0 ? text.length : newline + 1
}

/** The blanks at the start of the line of `at`. */
export const indentAt = (text: string, at: number): string =>
  /^[ \t]*/.exec(text.slice(lineStart(text, at), at))?.[0] ?? ''
