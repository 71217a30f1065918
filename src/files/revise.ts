import { type JsonObject, sameJson } from './json.ts'
import { dropSection, putSection, reviseBody } from './markdown.ts'
import { type LineEnd, lineEndOf, type Page, splitPage, withLineEnds } from './page.ts'
import { printHeader, reviseHeader } from './revise-header.ts'
import { parseJsonc, printJson, reviseJson } from './revise-json.ts'
import { isSealed } from './seal.ts'
import { printSection, sectionsOf } from './section.ts'
import type { JsonSheet, LinesSheet, MarkdownSheet, Sheet, TextSheet } from './sheet.ts'

export { readMarkdown } from './markdown.ts'

export type Revised = {
  readonly text: string
  /** What could not be done, for the person: what, why, what to do next. */
  readonly notices: readonly string[]
}

/** How one kind of sheet is printed, put into a file that exists, and taken out of one. */
type Kind<S extends Sheet> = {
  readonly print: (sheet: S) => string
  readonly revise: (text: string, was: S | null, now: S, path: string) => Revised
  readonly without: (text: string, was: S) => string | null
}

/** A new file from its sheet. */
export const printSheet = (sheet: Sheet): string => kindOf(sheet).print(sheet)

/**
 * Changes the text of a file only where `was` and `now` differ; where they do not, the text comes back as it is. With `was` null
 * (DotBox had no part of the file yet) header keys, sections and lines are put in, the person's text is left alone.
 *
 * @param path what the notices call the file
 */
export const reviseFile = (text: string, was: Sheet | null, now: Sheet, path = 'the file'): Revised => {
  const before = was?.kind === now.kind ? was : null
  if (before !== null && sameJson(before, now)) return { text, notices: [] }
  return kindOf(now).revise(text, before, now, path)
}

/**
 * A file without what DotBox says in it; null where nothing is left and the file is to be deleted. A Markdown file with a
 * header goes as a whole, one without loses its sections, JSON the keys of the sheet, a file of lines these lines; a sealed file
 * goes unless it was changed by hand.
 */
export const withoutSheet = (text: string, was: Sheet): string | null => kindOf(was).without(text, was)

const markdownKind: Kind<MarkdownSheet> = {
  print: ({ header, body, sections }) => {
    const parts = [
      body.trim(),
      ...Object.entries(sections).map(([name, content]) => printSection(name, content)),
    ].filter((part) => part !== '')
    const text = parts.length > 0 ? `${parts.join('\n\n')}\n` : ''
    return header === null ? text : `---\n${printHeader(header)}---\n${text === '' ? '' : `\n${text}`}`
  },

  revise: (text, was, now, path) => {
    const page = splitPage(text, now.fence)
    if (page.head === null && page.rest.trim() === '')
      return { text: page.bom + withLineEnds(printSheet(now), page.eol), notices: [] }
    const notices: string[] = []
    const start = page.head !== null && page.rest === '' ? blankLine(page) : page.rest
    const isNew = was === null ? start.trim() === '' : was.body !== now.body
    let rest = isNew ? reviseBody(start, now.body, page.eol) : start
    for (const name of new Set([...Object.keys(was?.sections ?? {}), ...Object.keys(now.sections)])) {
      const [before, after] = [was?.sections[name], now.sections[name]]
      const there = sectionsOf(rest).find((section) => section.name === name)
      if (before === after || (there ? there.content === after : after === undefined)) continue
      if (there?.edited) notices.push(handEdited(name, path, after === undefined))
      else rest = after === undefined ? dropSection(rest, name, page.eol) : putSection(rest, name, after, page.eol)
    }
    const top = reviseTop(page, was?.header ?? {}, now.header ?? {}, rest)
    return { text: page.bom + top + (rest === start ? page.rest : rest), notices }
  },

  without: (text, was) => {
    if (was.header !== null) return null
    const page = splitPage(text, was.fence)
    let rest = page.rest
    for (const name of Object.keys(was.sections)) {
      const there = sectionsOf(rest).find((section) => section.name === name)
      if (there && !there.edited) rest = dropSection(rest, name, page.eol)
    }
    // A file that was blank before holds nothing of DotBox's, so it is not DotBox's to delete.
    if (page.head === null && rest.trim() === '' && page.rest.trim() !== '') return null
    return page.bom + page.open + (page.head ?? '') + page.close + rest
  },
}

/** What sets a text apart from a frontmatter that ends the file. */
const blankLine = ({ close, eol }: Page): string => (close.endsWith('\n') ? eol : eol + eol)

const handEdited = (name: string, path: string, gone: boolean): string =>
  gone
    ? `The section “${name}” of ${path} was edited by hand, so it was left there although the design no longer needs it. Remove it if you do not want to keep it.`
    : `The section “${name}” of ${path} was edited by hand, so it was left as it is and does not say what the design says now. Remove the section from the file to let DotBox write it anew.`

/** Everything before the person's text: the frontmatter with its fences. */
const reviseTop = (page: Page, was: JsonObject, now: JsonObject, rest: string): string => {
  if (page.head === null) {
    const added = Object.entries(now).filter(([key, value]) => !sameJson(was[key], value))
    if (added.length === 0) return ''
    const blank = /^\s*\n/.test(rest) || rest === '' ? '' : '\n'
    return withLineEnds(`---\n${printHeader(now)}---\n${blank}`, page.eol)
  }
  const head = reviseHeader(page.head, was, now, page.eol)
  const emptied = head.trim() === '' && page.head.trim() !== '' && Object.keys(now).length === 0
  return emptied ? '' : page.open + head + page.close
}

const jsonKind: Kind<JsonSheet> = {
  print: ({ value }) => printJson(value),
  revise: (text, was, now, path) => {
    const revised = reviseJson(text, was?.value ?? {}, now.value)
    return 'problem' in revised
      ? { text, notices: [`${path}: ${revised.problem}`] }
      : { text: revised.text, notices: [] }
  },
  without: (text, was) => {
    const revised = reviseJson(text, was.value, {})
    if ('problem' in revised) return text
    const left = parseJsonc(revised.text)
    const keys = left.ok && typeof left.value === 'object' && left.value !== null ? Object.keys(left.value) : []
    return left.ok && keys.every((key) => key === '$schema') ? null : revised.text
  },
}

const linesKind: Kind<LinesSheet> = {
  print: ({ lines }) => lines.map((line) => `${line}\n`).join(''),
  revise: (text, was, now) => {
    const gone = (was?.lines ?? []).filter((line) => !now.lines.includes(line))
    const left = withoutLines(text, gone)
    const missing = now.lines.filter((line) => was?.lines.includes(line) !== true && !hasLine(left, line))
    return { text: withLines(left, missing, lineEndOf(text)), notices: [] }
  },
  without: (text, was) => {
    const left = withoutLines(text, was.lines)
    return left.trim() === '' ? null : left
  },
}

const textKind: Kind<TextSheet> = {
  print: ({ text }) => text,
  // What it says must be what the design says, so a change by hand goes; the review shows it before it does.
  revise: (text, _was, now) => ({
    text: withLineEnds(now.text, lineEndOf(text)),
    notices: isSealed(text)
      ? []
      : ['It is DotBox’s own and was changed by hand; what was changed there is replaced by what the design says.'],
  }),
  without: (text) => (isSealed(text) ? null : text),
}

const hasLine = (text: string, line: string): boolean => text.split('\n').some((each) => each.trim() === line.trim())

const withoutLines = (text: string, lines: readonly string[]): string =>
  text
    .split(/(?<=\n)/)
    .filter((line) => !lines.some((each) => each.trim() === line.replace(/^\uFEFF/, '').trim() && line.trim() !== ''))
    .join('')

/** New lines stand at the end; a file without a line end at its end stays without one. */
const withLines = (text: string, lines: readonly string[], eol: LineEnd): string => {
  if (lines.length === 0) return text
  const added = lines.join(eol)
  if (text.replace(/^\uFEFF/, '').trim() === '') return text + added + eol
  return text.endsWith('\n') ? text + added + eol : text + eol + added
}

const kinds: { readonly [K in Sheet['kind']]: Kind<Extract<Sheet, { kind: K }>> } = {
  markdown: markdownKind,
  json: jsonKind,
  lines: linesKind,
  text: textKind,
}

/** The one place where a sheet meets its kind; the registry's type guarantees that they match. */
const kindOf = <S extends Sheet>(sheet: S): Kind<S> => kinds[sheet.kind] as unknown as Kind<S>
