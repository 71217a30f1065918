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
        ? patch(source, outer, items, parts, form)
        : reorder(source, outer, items, parts)
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

const patch = (source: string, outer: Span, items: readonly Span[], parts: readonly Part[], form: FlowForm): Edit[] => {
  const commas = items.map((item, index) =>
    commaAfter(source, item.end, items[index + 1]?.start ?? outer.end - 1, form.comment),
  )
  const ownLine = (index: number): boolean => {
    const item = items[index]
    return (
      item !== undefined &&
      indentAt(source, item.start).length === item.start - lineStart(source, item.start) &&
      lineStart(source, item.start) > outer.start
    )
  }
  const edits: Edit[] = []
  const stays = new Map(parts.flatMap((part) => (part.from === null ? [] : [[part.from, part.text] as const])))

  for (const [index, item] of items.entries()) {
    const text = stays.get(index)
    if (text === undefined) edits.push(...remove(source, outer, items, commas, index, ownLine(index), form.comment))
    else if (text !== source.slice(item.start, item.end)) edits.push({ ...item, text })
  }

  const lastComma = commas.at(-1) ?? null
  const lastKept = items.findLastIndex((_, index) => stays.has(index))
  const endsInNew = parts.at(-1)?.from === null
  const comma = commas[lastKept] ?? null
  const needsComma = endsInNew && ownLine(lastKept)
  if (lastKept < items.length - 1 && lastComma === null && !needsComma && comma !== null)
    edits.push({ start: comma, end: comma + 1, text: '' })

  let anchor = -1
  let run: string[] = []
  const flush = (isLast: boolean): void => {
    if (run.length > 0)
      edits.push(
        ...insert(source, items, commas, anchor, run, {
          form,
          ownLine,
          isLast,
          firstKept: items.findIndex((_, index) => stays.has(index)),
        }),
      )
    run = []
  }
  for (const part of parts) {
    if (part.from === null) run.push(part.text)
    else {
      flush(false)
      anchor = part.from
    }
  }
  flush(true)
  return edits
}

type Placing = { form: FlowForm; ownLine: (index: number) => boolean; isLast: boolean; firstKept: number }

/** Puts new items after the item `anchor`, or before all that stay. */
const insert = (
  source: string,
  items: readonly Span[],
  commas: readonly (number | null)[],
  anchor: number,
  texts: readonly string[],
  placing: Placing,
): Edit[] => {
  const { form, ownLine, isLast, firstKept } = placing
  const trailing = commas.at(-1) !== null
  const near = items[anchor] ?? items[Math.max(0, firstKept)] ?? { start: 0, end: 0 }
  const lined = ownLine(items.indexOf(near))
  const indent = indentAt(source, near.start)
  const glue = lined ? `,${form.eol}${indent}` : inlineGlue(source, items)
  if (anchor < 0) {
    const start = lined ? lineStart(source, near.start) : near.start
    const end = firstKept >= 0 ? (lined ? `,${form.eol}` : glue) : (trailing ? ',' : '') + (lined ? form.eol : '')
    return [{ start, end: start, text: (lined ? indent : '') + texts.join(glue) + end }]
  }
  if (!lined) return [{ start: near.end, end: near.end, text: texts.map((text) => glue + text).join('') }]
  const comma = commas[anchor] ?? null
  const at = endOfItemLine(
    source,
    comma === null ? near.end : comma + 1,
    items[anchor + 1]?.start ?? source.length,
    form.comment,
  )
  const lines = form.eol + indent + texts.join(glue) + (isLast && !trailing ? '' : ',')
  return [
    ...(comma === null ? [{ start: near.end, end: near.end, text: ',' }] : []),
    { start: at, end: at, text: lines },
  ]
}

/** What stands between two items of one line. */
const inlineGlue = (source: string, items: readonly Span[]): string => {
  const between = source.slice(items[0]?.end, items[1]?.start)
  return items.length > 1 && /^,[ \t]*$/.test(between) ? between : ', '
}

/** Where the line of an item ends that has nothing but a comment after it; else right there. */
const endOfItemLine = (source: string, from: number, next: number, comment: '#' | '//'): number => {
  const tail = source.slice(from, Math.min(next, lineEnd(source, from)))
  const bare = tail.replace(/\r?\n$/, '')
  const rest = bare.trim()
  const isComment = rest.startsWith(comment) || (comment === '//' && rest.startsWith('/*') && rest.endsWith('*/'))
  return isComment && tail.includes('\n') ? from + bare.trimEnd().length : from
}

const remove = (
  source: string,
  outer: Span,
  items: readonly Span[],
  commas: readonly (number | null)[],
  index: number,
  ownLine: boolean,
  comment: '#' | '//',
): Edit[] => {
  const item = items[index]
  if (item === undefined) return []
  const next = items[index + 1]
  const previous = items[index - 1]
  const comma = commas[index] ?? null
  const after = endOfItemLine(source, comma === null ? item.end : comma + 1, next?.start ?? outer.end - 1, comment)
  const end = lineEnd(source, after)
  if (ownLine && source.slice(after, end).trim() === '' && source.slice(after, end).includes('\n') && end < outer.end)
    return [{ start: lineStart(source, item.start), end, text: '' }]
  if (next !== undefined) return [{ start: item.start, end: next.start, text: '' }]
  const from = previous === undefined ? item.start : (commas[index - 1] ?? previous.end - 1) + 1
  return [{ start: from, end: comma === null ? item.end : comma + 1, text: '' }]
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
const reorder = (_source: string, outer: Span, items: readonly Span[], parts: readonly Part[]): Edit[] => {
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
