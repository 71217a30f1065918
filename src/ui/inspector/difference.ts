/** The one stretch in which two texts differ: `from` and `to` in the old text, and what stands there in the new one. */
export type Difference = { readonly from: number; readonly to: number; readonly insert: string }

export const difference = (before: string, after: string): Difference => {
  const most = Math.min(before.length, after.length)
  let from = 0
  while (from < most && before.charCodeAt(from) === after.charCodeAt(from)) from++
  let end = 0
  while (end < most - from && before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end))
    end++
  return { from, to: before.length - end, insert: after.slice(from, after.length - end) }
}

/** Where a caret belongs after somebody else changed the text: it stays beside the letters that it stood beside. */
export const caretAfter = (before: string, after: string, caret: number): number => {
  const { from, to, insert } = difference(before, after)
  if (caret <= from) return caret
  return caret >= to ? caret + after.length - before.length : from + insert.length
}
