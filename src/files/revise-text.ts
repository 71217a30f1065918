import { diffArrays } from 'diff'
import { type LineEnd, lineEndOf, unixLines } from './page.ts'

/** Beyond this many differences the middle of a text is replaced as a whole: comparing would take too long. */
const MOST_DIFFERENCES = 2_000

/**
 * Changes a region of a file so that it says `now` (line ends as \n): lines that stay keep their bytes, new ones end as most
 * lines of the region do, or with `eol` where none ends. The white space around the region's text stays.
 */
export const reviseText = (old: string, now: string, eol?: LineEnd): string => {
  const [lead, core, tail] = framed(old)
  const wanted = now.trim()
  if (unixLines(core) === wanted) return old
  if (core === '' || wanted === '') return lead + wanted.replaceAll('\n', lineEndOf(old, eol)) + tail
  return lead + reviseLines(core, wanted, lineEndOf(old, eol)) + tail
}

/** The white space before a text, the text, the white space after it. A blank text is all lead. */
export const framed = (text: string): [lead: string, core: string, tail: string] => {
  const core = text.trim()
  const lead = text.length - text.trimStart().length
  return [text.slice(0, lead), core, text.slice(lead + core.length)]
}

const reviseLines = (old: string, now: string, eol: LineEnd): string => {
  const before = old.split(/(?<=\n)/)
  const after = now.split('\n')
  const kept = keptLines(
    before.map((line) => line.replace(/\r?\n$/, '')),
    after,
  )
  return after
    .map((line, index) => {
      const from = kept[index] ?? null
      const last = index === after.length - 1
      const end = from === null ? '' : /\r?\n$/.exec(before[from] ?? '')?.[0]
      return line + (last ? '' : end || eol)
    })
    .join('')
}

/** For each line of `after` the line of `before` that it is, or null for a new one. */
export const keptLines = (before: readonly string[], after: readonly string[]): (number | null)[] => {
  let head = 0
  while (head < before.length && head < after.length && before[head] === after[head]) head++
  let tail = 0
  while (tail < before.length - head && tail < after.length - head && before.at(-1 - tail) === after.at(-1 - tail))
    tail++
  const middle = diffArrays(before.slice(head, before.length - tail), after.slice(head, after.length - tail), {
    maxEditLength: MOST_DIFFERENCES,
  })
  const kept: (number | null)[] = [...Array(head).keys()]
  let at = head
  for (const { added, removed, value } of middle ?? [
    { added: true, removed: false, value: after.slice(head, after.length - tail) },
  ]) {
    if (!removed) kept.push(...value.map((_, index) => (added ? null : at + index)))
    if (!added) at += value.length
  }
  const start = before.length - tail
  return [...kept, ...[...Array(tail).keys()].map((index) => start + index)]
}
