import type { Scalar } from 'yaml'
import { isObject, type Json } from './json.ts'
import { type LineEnd, unixLines } from './page.ts'

/**
 * A text in double quotes: JSON syntax, which YAML reads the same. `---` would end the frontmatter for Claude Code, so it
 * is written `\u002d--`; characters that some YAML reader refuses or takes for a line end are escaped as well.
 */
export const quoted = (text: string): string =>
  JSON.stringify(text)
    .replace(/-(?=--)/g, '\\u002d')
    .replace(
      /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
      (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
    )

const RESERVED = /^(?:null|true|false|yes|no|on|off|y|n|nan|inf)$/i
const STARTS_WELL = /^(?:[\p{L}\p{So}/(_<$]|\d+ \p{L}{2})/u
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must be escaped
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|---/

/** True where every reader takes the unquoted text for this text: YAML 1.1 and 1.2, inside brackets too if `flow`. */
export const isPlain = (text: string, flow = false): boolean =>
  STARTS_WELL.test(text) &&
  text === text.trimEnd() &&
  !UNSAFE.test(text) &&
  !RESERVED.test(text) &&
  !/:(?:\s|$)|\s#/.test(text) &&
  text.isWellFormed() &&
  !(flow && /[,[\]{}]/.test(text))

/** A name that needs no quotes as a key. */
export const plainKey = (key: string): boolean =>
  /^[A-Za-z][\w-]*$/.test(key) && !RESERVED.test(key) && !key.includes('---')

/** A value on one line, every text in double quotes. */
export const inlineYaml = (value: Json): string => {
  if (typeof value === 'string') return quoted(value)
  if (Array.isArray(value)) return `[${value.map(inlineYaml).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, each]) => `${quoted(key)}: ${inlineYaml(each)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** What stands after the colon of a key, the blank included: a map that is not empty goes onto lines of its own. */
export const afterColon = (value: Json, indent: string, eol: LineEnd, unit = '  '): string => {
  if (!isObject(value) || Object.keys(value).length === 0) return ` ${inlineYaml(value)}`
  const deeper = indent + unit
  return Object.entries(value)
    .map(([key, each]) => `${eol}${deeper}${quoted(key)}:${afterColon(each, deeper, eol, unit)}`)
    .join('')
}

export type ScalarPlace = { readonly flow: boolean; readonly eol: LineEnd }
type Style = Scalar.Type | undefined

/** A value in the style of the scalar that stands there (`old` is its text), where that style can hold it; else in double quotes. */
export const scalarLike = (value: Json, style: Style, old: string, place: ScalarPlace): string => {
  if (typeof value !== 'string') return inlineYaml(value)
  return (style === undefined ? undefined : STYLES[style]?.(value, old, place)) ?? quoted(value)
}

type Printer = (text: string, old: string, place: ScalarPlace) => string | undefined

const STYLES: Readonly<Record<string, Printer>> = {
  PLAIN: (text, old, { flow, eol }) => {
    if (!isPlain(text, flow)) return undefined
    if (!old.includes('\n') || flow) return text
    const [first = '', ...more] = contentLines(old)
    return fillLike(text, [first, ...more]).join(eol + indentOfSecond(old))
  },
  QUOTE_SINGLE: (text) => (UNSAFE.test(text) || !text.isWellFormed() ? undefined : `'${text.replaceAll("'", "''")}'`),
  BLOCK_LITERAL: (text, old, { eol }) => {
    const frame = blockFrame(text, old)
    return frame && block(frame, frame.core.split('\n'), eol)
  },
  BLOCK_FOLDED: (text, old, { eol }) => {
    const frame = blockFrame(text, old)
    if (!frame || /(?:^|\n)[ \t]|[ \t](?:\n|$)/.test(frame.core)) return undefined
    const groups = unixLines(old)
      .split('\n')
      .slice(1)
      .join('\n')
      .split(/\n[ \t]*\n/)
      .map(contentLines)
    let group = 0
    const lines = frame.core
      .split(/(\n+)/)
      .flatMap((piece) =>
        piece.startsWith('\n')
          ? Array<string>(piece.length).fill('')
          : fillLike(piece, groups[group++] ?? [], widest(groups.flat())),
      )
    return block(frame, lines, eol)
  },
}

type Frame = { readonly header: string; readonly indent: string; readonly core: string }

/** How a block text of the file is framed, if `text` can stand in such a one at all. */
const blockFrame = (text: string, old: string): Frame | undefined => {
  const [, sign, chomp = '', comment = ''] = /^([|>])([-+]?)([ \t]*(?:#[^\n]*?)?)\r?\n/.exec(old) ?? []
  const indent = /\n([ \t]+)\S/.exec(old)?.[1]
  const core = text.endsWith('\n') ? text.slice(0, -1) : text
  if (sign === undefined || indent === undefined || chomp === '+' || core === '' || core.endsWith('\n'))
    return undefined
  if (
    /^\s|\n[ \t]+(?:\n|$)/.test(core) ||
    UNSAFE.test(core.replace(/[\n\t]/g, ' ')) ||
    !core.isWellFormed() ||
    core.includes('---')
  )
    return undefined
  return { header: sign + (text.endsWith('\n') ? '' : '-') + comment, indent, core }
}

const block = ({ header, indent }: Frame, lines: readonly string[], eol: LineEnd): string =>
  [header, ...lines.map((line) => (line === '' ? '' : indent + line))].join(eol)

const contentLines = (text: string): string[] =>
  unixLines(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

const indentOfSecond = (old: string): string => /\n([ \t]+)\S/.exec(old)?.[1] ?? '  '

const widest = (lines: readonly string[]): number => Math.max(40, ...lines.map((line) => line.length))

/** Breaks a text into lines at single blanks; lines of the old text at its start and end that still fit stay as they are. */
const fillLike = (text: string, old: readonly string[], width = widest(old)): string[] => {
  let rest = text
  const head: string[] = []
  const tail: string[] = []
  for (const line of old.slice(0, -1)) {
    if (!rest.startsWith(`${line} `) || /^\s/.test(rest.slice(line.length + 1))) break
    head.push(line)
    rest = rest.slice(line.length + 1)
  }
  for (const line of old.slice(head.length).toReversed()) {
    if (!rest.endsWith(` ${line}`) || /\s$/.test(rest.slice(0, -line.length - 1))) break
    tail.unshift(line)
    rest = rest.slice(0, -line.length - 1)
  }
  const lines: string[] = []
  for (const word of rest.split(/(?<=\S) (?=\S)/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return [...head, ...lines, ...tail]
}
