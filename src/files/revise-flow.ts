import { applyEdits, type Edit, indentAt, lineEnd, lineStart, type Span } from './edit.ts'
import type { LineEnd } from './page.ts'
import type { Part } from './parts.ts'

export type FlowForm = {
  readonly eol: LineEnd
  /** One step of indentation. */
  readonly unit: string
  /** What begins a comment that runs to the end of its line. */
  readonly comment: '#' | '//'
  /** True where an empty list that gets items is spread over lines. */
  readonly spread: boolean
}

/**
 * Changes a bracketed list, `[a, b]` or `{"a": 1}`, so that it holds `parts`: items that stay keep their bytes, with the
 * commas, comments and line breaks around them. An item on a line of its own takes its line with it, a new one gets one.
 *
 * @param outer the list with its brackets; `items` are its items in order
 * @returns the text of the list
 */
export const reviseFlow = (
  source: string,
  outer: Span,
  items: readonly Span[],
  parts: readonly Part[],
  form: FlowForm,
): string => {
  const kept = parts.flatMap(({ from }) => (from === null ? [] : [from]))
  const inOrder = kept.every((from, index) => index === 0 || from > (kept[index - 1] ?? 0))
  const edits =
    items.length === 0
      ? fill(source, outer, parts, form)
      : inOrder
        ? patch(listAt(source, outer, items, form), parts)
        : reorder(outer, items, parts)
  const shifted = edits.map((edit) => ({ ...edit, start: edit.start - outer.start, end: edit.end - outer.start }))
  const text = applyEdits(source.slice(outer.start, outer.end), shifted)
  return parts.length === 0 && text.slice(1, -1).trim() === '' ? text[0] + text.slice(-1) : text
}

/** Puts items into an empty list, after a comment that may stand in it. */
const fill = (source: string, outer: Span, parts: readonly Part[], { eol, unit, spread }: FlowForm): Edit[] => {
  if (parts.length === 0) return []
  const texts = parts.map((part) => part.text)
  const inside = source.slice(outer.start + 1, outer.end - 1)
  const start = outer.start + 1 + inside.trimEnd().length
  if (!spread && inside.trim() === '') return [{ start, end: outer.end - 1, text: texts.join(', ') }]
  const outerIndent = /^[ \t]*/.exec(source.slice(lineStart(source, outer.start)))?.[0] ?? ''
  const lines = texts.map((text) => eol + outerIndent + unit + text).join(',')
  return [{ start, end: outer.end - 1, text: lines + eol + outerIndent }]
}

/** A list as it stands: where each item's comma is (null where it has none), and whether the item begins a line. */
type List = {
  readonly source: string
  readonly end: number
  readonly items: readonly Span[]
  readonly commas: readonly (number | null)[]
  readonly ownLine: (index: number) => boolean
  readonly form: FlowForm
}

const listAt = (source: string, outer: Span, items: readonly Span[], form: FlowForm): List => ({
  source,
  end: outer.end - 1,
  items,
  commas: items.map((item, index) =>
    commaAfter(source, item.end, items[index + 1]?.start ?? outer.end - 1, form.comment),
  ),
  ownLine: (index) => {
    const start = items[index]?.start ?? 0
    const line = lineStart(source, start)
    return line > outer.start && indentAt(source, start).length === start - line
  },
  form,
})

const patch = (list: List, parts: readonly Part[]): Edit[] => {
  const { source, items, commas, ownLine } = list
  const stays = new Map(parts.flatMap((part) => (part.from === null ? [] : [[part.from, part.text] as const])))
  const firstKept = items.findIndex((_, index) => stays.has(index))
  const lastKept = items.findLastIndex((_, index) => stays.has(index))
  const edits: Edit[] = []
  for (const [index, item] of items.entries()) {
    const text = stays.get(index)
    if (text === undefined) edits.push(remove(list, index, index < lastKept))
    else if (text !== source.slice(item.start, item.end)) edits.push({ ...item, text })
  }
  const comma = commas[lastKept] ?? null
  const isFollowed = parts.at(-1)?.from === null && ownLine(lastKept)
  if (comma !== null && lastKept < items.length - 1 && commas.at(-1) === null && !isFollowed)
    edits.push({ start: comma, end: comma + 1, text: '' })

  const runs = new Map<number, string[]>()
  let anchor = -1
  for (const { from, text } of parts) {
    if (from === null) runs.set(anchor, [...(runs.get(anchor) ?? []), text])
    else anchor = from
  }
  for (const [at, texts] of runs)
    edits.push(...(at < 0 ? putFirst(list, texts, firstKept) : putAfter(list, texts, at, at === lastKept)))
  return edits
}

/** Puts new items before all that stay, or in the place of all. */
const putFirst = (
  { source, items, commas, ownLine, form }: List,
  texts: readonly string[],
  firstKept: number,
): Edit[] => {
  const place = Math.max(0, firstKept)
  const item = items[place] ?? { start: 0, end: 0 }
  const last = commas.at(-1) === null ? '' : ','
  const indent = indentAt(source, item.start)
  if (!ownLine(place)) {
    const glue = inlineGlue(source, items)
    return [{ start: item.start, end: item.start, text: texts.join(glue) + (firstKept >= 0 ? glue : last) }]
  }
  const start = lineStart(source, item.start)
  const text = texts.map((each) => indent + each).join(`,${form.eol}`)
  return [{ start, end: start, text: text + (firstKept >= 0 ? ',' : last) + form.eol }]
}

const putAfter = (list: List, texts: readonly string[], anchor: number, isLast: boolean): Edit[] => {
  const { source, items, commas, ownLine, form } = list
  const { start, end } = items[anchor] ?? { start: 0, end: 0 }
  if (!ownLine(anchor))
    return [{ start: end, end, text: texts.map((text) => inlineGlue(source, items) + text).join('') }]
  const line = form.eol + indentAt(source, start)
  const at = afterItem(list, anchor)
  const text = line + texts.join(`,${line}`) + (isLast && commas.at(-1) === null ? '' : ',')
  return [...(commas[anchor] === null ? [{ start: end, end, text: ',' }] : []), { start: at, end: at, text }]
}

const remove = (list: List, index: number, anyStayAfter: boolean): Edit => {
  const { source, end, items, commas, ownLine } = list
  const item = items[index] ?? { start: 0, end: 0 }
  const after = afterItem(list, index)
  const line = lineEnd(source, after)
  const isAlone = source.slice(after, line).trim() === '' && source[line - 1] === '\n' && line <= end
  if (ownLine(index) && isAlone) return { start: lineStart(source, item.start), end: line, text: '' }
  const next = items[index + 1]
  if (next !== undefined && anyStayAfter) return { start: item.start, end: next.start, text: '' }
  const previous = items[index - 1]
  const from = previous === undefined ? item.start : (commas[index - 1] ?? previous.end - 1) + 1
  return { start: from, end: (commas[index] ?? item.end - 1) + 1, text: '' }
}

/** What stands between two items of one line. */
const inlineGlue = (source: string, items: readonly Span[]): string => {
  const between = source.slice(items[0]?.end, items[1]?.start)
  return items.length > 1 && /^,[ \t]*$/.test(between) ? between : ', '
}

/** Where an item ends with its comma, and with the comment after it if the line ends there. */
const afterItem = ({ source, end, items, commas, form }: List, index: number): number => {
  const from = (commas[index] ?? (items[index]?.end ?? 0) - 1) + 1
  const tail = source.slice(from, Math.min(items[index + 1]?.start ?? end, lineEnd(source, from)))
  const comment = tail.trim()
  const isComment =
    comment.startsWith(form.comment) || (form.comment === '//' && comment.startsWith('/*') && comment.endsWith('*/'))
  return isComment && tail.endsWith('\n') ? from + tail.trimEnd().length : from
}

/** Offset of the comma between an item's end and `limit`, comments skipped; null where there is none. */
const commaAfter = (source: string, from: number, limit: number, comment: '#' | '//'): number | null => {
  for (let at = from; at < limit; at++) {
    if (source[at] === ',') return at
    if (source.startsWith(comment, at)) at = Math.min(limit, lineEnd(source, at)) - 1
    else if (comment === '//' && source.startsWith('/*', at)) {
      const close = source.indexOf('*/', at)
      at = close < 0 ? limit : close + 1
    }
  }
  return null
}

/** Another order: the texts change places, what stands between the places stays. */
const reorder = (outer: Span, items: readonly Span[], parts: readonly Part[]): Edit[] => {
  const texts = parts.map((part) => part.text)
  const surplus = texts.slice(items.length)
  const last = Math.min(items.length, texts.length) - 1
  return items.flatMap((item, index): Edit[] => {
    const text = texts[index]
    if (text !== undefined)
      return [{ ...item, text: index === last && surplus.length > 0 ? [text, ...surplus].join(', ') : text }]
    const before = items[index - 1]
    return [{ start: before?.end ?? outer.start + 1, end: item.end, text: '' }]
  })
}
