/** How a tool finds the end of the frontmatter: see `MarkdownSheet.fence`. */
export type Fence = 'anywhere' | 'line' | 'none'

export type LineEnd = '\n' | '\r\n'

/**
 * A Markdown file in its parts, without a character lost: bom + open + head + close + rest is the text. Where there is
 * no frontmatter, `head` is null and everything after the byte order mark is in `rest`.
 */
export type Page = {
  readonly bom: '' | '\uFEFF'
  /** The opening fence with its line end. */
  readonly open: string
  /** What stands between the fences; ends in a line end, unless the closing fence stands in the middle of a line. */
  readonly head: string | null
  /** The closing fence with the blanks and the one line end after it. */
  readonly close: string
  readonly rest: string
  /** The line end that most lines of the file have; \n where there is none. */
  readonly eol: LineEnd
}

const OPEN = /^---[^\S\n]*\n/
const CLOSE = /---[^\S\n]*\n?/y

/**
 * Splits a file at its frontmatter. An unclosed fence is no frontmatter.
 *
 * - `anywhere`, as Claude Code 2.1.330 reads: `^---\s*\n([\s\S]*?)---\s*\n?` after the byte order mark, so the first `---`
 *   after the opening line ends the frontmatter, inside a value too.
 * - `line`, as gray-matter and OpenCode 1.18.33 read: the first line that begins with `---` ends it (`----` too); a file
 *   that opens with `----` has none.
 * - `none`: a file whose whole text is a prompt, whatever stands at its top.
 *
 * In both the blanks after the closing fence belong to it, and the body is trimmed by the tools anyhow.
 */
export const splitPage = (text: string, fence: Fence): Page => {
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const marked = text.slice(bom.length)
  const eol = lineEndOf(text)
  const open = fence === 'none' ? undefined : OPEN.exec(marked)?.[0]
  const end = open === undefined ? -1 : closingFence(marked, open.length, fence)
  if (open === undefined || end < 0) return { bom, open: '', head: null, close: '', rest: marked, eol }
  CLOSE.lastIndex = end
  const close = CLOSE.exec(marked)?.[0] ?? '---'
  return { bom, open, head: marked.slice(open.length, end), close, rest: marked.slice(end + close.length), eol }
}

const closingFence = (text: string, from: number, fence: Fence): number => {
  if (fence === 'anywhere') return text.indexOf('---', from)
  const newline = text.indexOf('\n---', from - 1)
  return newline < 0 ? -1 : newline + 1
}

/** The line end that most lines have; `otherwise` where no line ends. */
export const lineEndOf = (text: string, otherwise: LineEnd = '\n'): LineEnd => {
  if (!text.includes('\n')) return otherwise
  if (!text.includes('\r\n')) return '\n'
  return count(text, '\r\n') * 2 > count(text, '\n') ? '\r\n' : '\n'
}

const count = (text: string, what: string): number => {
  let found = 0
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + what.length)) found++
  return found
}

/** The text with \n for every \r\n. */
export const unixLines = (text: string): string => text.replaceAll('\r\n', '\n')

/** A text whose lines end in \n, with the line ends of a file. */
export const withLineEnds = (text: string, eol: LineEnd): string => (eol === '\n' ? text : text.replaceAll('\n', eol))
