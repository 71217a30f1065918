import { structuredPatch } from 'diff'

/**
 * One line of a comparison, with its number before and after. The sign `…` is no line of the text: it stands for lines
 * that are the same, or says that the last line has no end. No two lines have the same sign and numbers.
 */
export type DiffLine = {
  readonly sign: '+' | '-' | ' ' | '…'
  readonly text: string
  readonly before: number | null
  readonly after: number | null
}

/** How long a comparison may take, in milliseconds; beyond it the two texts are said to differ as a whole. */
const PATIENCE = 1000

/** What changes from one text to the other, with three lines around each change; null where it would take too long. */
export const diffLines = (before: string, after: string): readonly DiffLine[] | null => {
  const patch = structuredPatch('', '', before, after, undefined, undefined, { context: 3, timeout: PATIENCE })
  if (!patch) return null
  return patch.hunks.flatMap((hunk, index): DiffLine[] => {
    let [old, now] = [hunk.oldStart, hunk.newStart]
    const lines = hunk.lines.map((line): DiffLine => {
      const text = line.slice(1)
      if (line.startsWith('+')) return { sign: '+', text, before: null, after: now++ }
      if (line.startsWith('-')) return { sign: '-', text, before: old++, after: null }
      if (line.startsWith('\\'))
        return { sign: '…', text: 'no line break at the end of the file', before: old, after: now }
      return { sign: ' ', text, before: old++, after: now++ }
    })
    const gap = index > 0 || hunk.oldStart > 1
    return gap ? [{ sign: '…', text: '', before: hunk.oldStart - 1, after: hunk.newStart - 1 }, ...lines] : lines
  })
}
