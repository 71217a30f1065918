import { diffLines } from 'diff'
import type { Json } from '../files/json.ts'
import { code } from '../prose/code.ts'
import { oneLine } from '../prose/names.ts'
import {
  type Difference,
  type FieldChange,
  isSame,
  KIND_ORDER,
  type RecordChanged,
  type RecordNamed,
} from './difference.ts'

/** A difference for a terminal: one line per record and field, texts as changed lines. */
export const differenceText = (difference: Difference): string => {
  if (isSame(difference)) return 'Nothing changed in meaning.\n'
  const lines = [
    ...inOrder(difference.added).map((record) => `+ ${record.kind} ${record.title}`),
    ...inOrder(difference.removed).map((record) => `- ${record.kind} ${record.title}`),
    ...inOrder(difference.changed).flatMap((record) => [
      `~ ${record.kind} ${record.title}`,
      ...record.fields.flatMap(fieldLines),
    ]),
  ]
  return `${lines.map(plain).join('\n')}\n`
}

const fieldLines = (change: FieldChange): string[] => {
  const lines = changedLines(change)
  return lines
    ? [`    ${change.field}:`, ...lines.map((line) => `      ${line}`)]
    : [`    ${change.field}: ${word(change.before)} → ${word(change.after)}`]
}

/** A difference as Markdown, for a pull request. Texts of the designs stand in code only, so none of them is markup. */
export const differenceMarkdown = (difference: Difference): string => {
  if (isSame(difference)) return 'Nothing changed in meaning.\n'
  const list = (heading: string, records: readonly RecordNamed[]) =>
    records.length === 0
      ? []
      : [`### ${heading}`, '', ...inOrder(records).map((record) => `- ${record.kind} ${span(record.title)}`), '']
  const parts = [...list('Added', difference.added), ...list('Removed', difference.removed)]
  if (difference.changed.length > 0)
    parts.push('### Changed', '', ...inOrder(difference.changed).flatMap(changedMarkdown))
  return `${parts.join('\n').trimEnd()}\n`
}

const changedMarkdown = (record: RecordChanged): string[] => [
  `#### ${record.kind} ${span(record.title)}`,
  '',
  ...record.fields.flatMap((change) => {
    const lines = changedLines(change)
    if (!lines) return [`- ${span(change.field)}: ${span(word(change.before))} → ${span(word(change.after))}`]
    return [`- ${span(change.field)}:`, '', ...block(lines), '']
  }),
  '',
]

/** The changed lines of a text of several lines; null for a value that reads well in one line. */
const changedLines = ({ before, after }: FieldChange): string[] | null => {
  const [old, now] = [before ?? '', after ?? '']
  if (typeof old !== 'string' || typeof now !== 'string') return null
  if (!`${old}${now}`.includes('\n') && old.length + now.length <= 160) return null
  const parts = diffLines(ended(old), ended(now)).filter((part) => part.added || part.removed)
  return parts.flatMap((part) =>
    part.value
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => `${part.added ? '+' : '-'} ${line}`),
  )
}

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`)

const word = (value: Json): string =>
  value === null ? '(none)' : typeof value === 'string' ? (value === '' ? '(empty)' : value) : JSON.stringify(value)

const inOrder = <R extends RecordNamed>(records: readonly R[]): R[] =>
  [...records].sort((a, b) => KIND_ORDER.indexOf(a.kind) - KIND_ORDER.indexOf(b.kind))

/** Without the control characters with which a hostile file could write over a terminal. */
export const plain = (line: string): string =>
  [...line]
    .filter((sign) => sign === '\t' || (sign >= ' ' && sign !== '\u007f' && !(sign >= '\u0080' && sign <= '\u009f')))
    .join('')

const span = (text: string): string => code(plain(oneLine(text)))

/** A code block, fenced with more backticks than any line in it begins with. */
const block = (lines: readonly string[]): string[] => {
  const longest = Math.max(2, ...lines.map((line) => /`*/.exec(line.slice(2).trimStart())?.[0].length ?? 0))
  const fence = '`'.repeat(longest + 1)
  return [`${fence}diff`, ...lines.map(plain), fence]
}
