import { entriesOf, lineOf, meantText, quoting, quotingAll } from '../../files/header-entry.ts'
import { isObject, type JsonObject } from '../../files/json.ts'
import { lineEndOf, splitPage } from '../../files/page.ts'
import { editText } from '../../files/text-edit.ts'
import { type parseYaml, scanHeader, yamlValue } from '../../files/yaml.ts'
import { type Mend, type Problem, problem } from '../problem.ts'
import { clientYaml } from './client-yaml.ts'

/**
 * The frontmatter of a file as Claude Code 2.1.330 reads it.
 *
 * - none: the file does not begin with a block, so the client sees plain Markdown;
 * - broken: both passes of its YAML reader fail; `header` is a guess, line by line, to know the agent by;
 * - read: what the client sees. `notes` says where that is not what stands there.
 */
export type Frontmatter =
  | { readonly state: 'none'; readonly problem: Problem }
  | { readonly state: 'broken'; readonly problem: Problem; readonly header: JsonObject; readonly body: string }
  | { readonly state: 'read'; readonly header: JsonObject; readonly body: string; readonly notes: readonly Problem[] }

export const readFrontmatter = (text: string): Frontmatter => {
  const page = splitPage(text, 'anywhere')
  if (page.head === null) return { state: 'none', problem: whyNone(text) }
  const cut = cutAt(text, page.head)
  const parsed = parseTwice(page.head)
  if (parsed.ok) {
    const header = isObject(parsed.value) ? parsed.value : {}
    return {
      state: 'read',
      header,
      body: page.rest,
      notes: [cut, parsed.rescued ? null : commentIn(text, header)].filter((note) => note !== null),
    }
  }
  const where = cut?.message ?? `The reader stopped in line ${parsed.line + 1}: ${parsed.why}`
  return {
    state: 'broken',
    problem: problem(
      cut === null ? 'broken-header' : 'cut-header',
      `Its frontmatter is not valid YAML, so Claude Code ignores the whole file. ${where}`,
      {
        line: cut?.line ?? lineOf(text, page.bom.length + page.open.length) + parsed.line - 1,
        mend: cut?.mend ?? quotingValues(text),
      },
    ),
    header: guessed(page.head),
    body: page.rest,
  }
}

/** Values in double quotes, where that makes a broken header one that the client reads. */
const quotingValues = (text: string): Mend | null => {
  const edits = quotingAll(text, 'anywhere', reads)
  return edits && { title: 'Put the values that are no YAML in double quotes', safe: true, edits }
}

const reads = (text: string): boolean => {
  const { head } = splitPage(text, 'anywhere')
  return head !== null && parseTwice(head).ok && splitPage(text, 'line').head?.trimEnd() === head.trimEnd()
}

/** A rough reading of a header that is no YAML; its name ends with its line, whatever seems to continue it. */
const guessed = (head: string): JsonObject => {
  const header = scanHeader(head)
  return typeof header.name === 'string' ? { ...header, name: header.name.split('\n', 1)[0]?.trim() ?? '' } : header
}

type Parsed =
  | (ReturnType<typeof parseYaml> & { readonly ok: true; readonly rescued: boolean })
  | (ReturnType<typeof parseYaml> & { readonly ok: false })

/** YAML first; only where that fails, a second pass over quoted values. A value that parses is never rescued. */
const parseTwice = (head: string): Parsed => {
  const first = clientYaml(head)
  if (first.ok) return { ...first, rescued: false }
  const quoted = quoteValues(head)
  if (quoted === head) return first
  const second = clientYaml(quoted)
  return second.ok ? { ...second, rescued: true } : first
}

const SUSPICIOUS = /[{}[\]*&#!|>%@`]|: /

/**
 * The client's rescue: one-line values that look like YAML syntax are put in quotes, then leading tabs become spaces. A
 * line that ends in CR LF is never rescued (observed with 2.1.330: such a file does not load, the same file with LF
 * does), nor is one whose key does not stand at its very beginning.
 */
export const quoteValues = (head: string): string =>
  head
    .split('\n')
    .map((line) => {
      const pair = /^([A-Za-z_-]+):\s+(\S.*)$/.exec(line)
      const [, key = '', value = ''] = pair ?? []
      if (!pair || isQuoted(value) || isFlowList(value) || !SUSPICIOUS.test(value)) return line
      return `${key}: "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    })
    .join('\n')
    .replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length))

const isQuoted = (value: string): boolean =>
  (value.startsWith('"') && value.endsWith('"')) || (value.startsWith("'") && value.endsWith("'"))

const isFlowList = (value: string): boolean =>
  value.startsWith('[') && value.endsWith(']') && Array.isArray(yamlValue(value))

const whyNone = (text: string): Problem => {
  const blank = /^(\uFEFF?)(\s*\n)---[ \t]*\r?\n/.exec(text)
  if (blank)
    return problem(
      'blank-before-header',
      'It has a blank line before the first `---`, so Claude Code sees no frontmatter and takes the file for documentation. Remove that line.',
      {
        line: 1,
        mend: {
          title: 'Remove the blank line before the frontmatter',
          safe: true,
          edits: [{ start: blank[1]?.length ?? 0, was: blank[2] ?? '', now: '' }],
        },
      },
    )
  if (/^\uFEFF?---[ \t]*\r?\n/.test(text))
    return problem(
      'unclosed-header',
      'Its frontmatter has no closing `---`, so Claude Code takes the file for documentation. Add one.',
      { line: 1, mend: closing(text) },
    )
  return problem(
    'no-header',
    'It does not begin with a line of `---`: it has no frontmatter, so Claude Code takes it for documentation that lies beside the agents.',
  )
}

/** A closing fence behind the lines that look like a header. */
const closing = (text: string): Mend | null => {
  const header = /^\uFEFF?---[ \t]*\r?\n(?:(?:[A-Za-z_][\w-]*:|[ \t]+\S|-[ \t]|#).*(?:\r?\n|$))+/.exec(text)?.[0]
  if (header === undefined) return null
  const eol = lineEndOf(text)
  const now = `${header.endsWith('\n') ? '' : eol}---${eol}`
  return { title: 'Close the frontmatter with `---`', safe: false, edits: [{ start: header.length, was: '', now }] }
}

/** The block ends at the first `---` anywhere, even inside a value: says so where that is not the line that looks like the end. */
const cutAt = (text: string, head: string): Problem | null => {
  const meant = splitPage(text, 'line').head
  if (meant !== null && meant.trimEnd() === head.trimEnd()) return null
  const line = head.split('\n').length + 1
  const edits = entriesOf(text, 'line')
    .filter(({ raw }) => raw.includes('---'))
    .map(quoting)
  const mended =
    edits.length > 0 &&
    reads(
      editText(
        text,
        edits.map((edit) => ({ ...edit, path: '' })),
      ).text,
    )
  return problem(
    'cut-header',
    `Claude Code ends the frontmatter at the first \`---\`, here in line ${line}, and reads what follows as instructions. In a value, write \\u002d-- inside double quotes.`,
    { line, mend: mended ? { title: 'Write the dashes so that they stay in the value', safe: true, edits } : null },
  )
}

/** A plain description is cut at ` #`, where YAML begins a comment. */
const commentIn = (text: string, header: JsonObject): Problem | null => {
  const entry = entriesOf(text, 'anywhere').findLast(({ key }) => key === 'description')
  const seen = header.description
  if (!entry || typeof seen !== 'string' || /^["'|>]/.test(entry.raw) || entry.raw.includes('\n')) return null
  if (!entry.raw.startsWith(seen) || !/^\s+#/.test(entry.raw.slice(seen.length))) return null
  return problem(
    'cut-description',
    'Everything from ` #` on in the description is a YAML comment, so Claude Code does not see it. Put the description in double quotes.',
    {
      line: entry.line,
      mend: {
        title: 'Put the whole description in double quotes',
        // `# note` may well be a comment; nobody writes one as `#42`.
        safe: /^\s+#\w/.test(entry.raw.slice(seen.length)),
        edits: [quoting(entry)],
        fields: { description: meantText(entry) },
      },
    },
  )
}
