import { type Edit, indentAt, type Span } from './edit.ts'
import type { LineEnd } from './page.ts'
import type { Part } from './parts.ts'

/**
 * Changes the lines of a block list or map so that it holds `parts`. Comments and blank lines between the items stay.
 *
 * @param items the whole lines of each item, in order, at least one; the text of a part that stays is that of its lines,
 *   the text of a new one is without indentation and line end
 * @returns the edits, in offsets of `source`
 */
export const reviseBlock = (source: string, items: readonly Span[], parts: readonly Part[], eol: LineEnd): Edit[] => {
  const kept = new Set(parts.map((part) => part.from))
  const slots = items.filter((_, index) => kept.has(index))
  const edits: Edit[] = items.flatMap((item, index) => (kept.has(index) ? [] : [{ ...item, text: '' }]))
  const first = items[0] ?? { start: 0, end: 0 }
  const indent = indentAt(source, first.start + (/^[ \t]*/.exec(source.slice(first.start))?.[0].length ?? 0))
  let slot = 0
  let at = first.start
  for (const part of parts) {
    if (part.from === null) {
      const glue = at > 0 && source[at - 1] !== '\n' ? eol : ''
      edits.push({ start: at, end: at, text: glue + indent + part.text + eol })
      continue
    }
    const place = slots[slot++] ?? first
    const isLast = place.end === source.length && !source.endsWith('\n')
    const text = isLast || part.text.endsWith('\n') ? part.text : part.text + eol
    if (text !== source.slice(place.start, place.end)) edits.push({ ...place, text })
    at = place.end
  }
  return edits
}
