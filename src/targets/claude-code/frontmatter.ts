import { isObject, type JsonObject } from '../../files/json.ts'
import { splitPage } from '../../files/page.ts'
import { parseYaml, scanHeader, yamlValue } from '../../files/yaml.ts'

/**
 * The frontmatter of a file as Claude Code 2.1.330 reads it.
 *
 * - none: the file does not begin with a block, so the client sees plain Markdown;
 * - broken: both passes of its YAML reader fail; `header` is a guess, line by line, to know the agent by;
 * - read: what the client sees. `notes` says where that is not what stands there.
 */
export type Frontmatter =
  | { readonly state: 'none'; readonly why: string }
  | { readonly state: 'broken'; readonly why: string; readonly header: JsonObject; readonly body: string }
  | { readonly state: 'read'; readonly header: JsonObject; readonly body: string; readonly notes: readonly string[] }

export const readFrontmatter = (text: string): Frontmatter => {
  const page = splitPage(text, 'anywhere')
  if (page.head === null) return { state: 'none', why: whyNone(text) }
  const cut = cutAt(text, page.head)
  const parsed = parseTwice(page.head)
  if (parsed.ok) {
    const header = isObject(parsed.value) ? parsed.value : {}
    return {
      state: 'read',
      header,
      body: page.rest,
      notes: [cut, parsed.rescued ? null : commentIn(page.head, header)].filter((note) => note !== null),
    }
  }
  const where = cut ?? `The reader stopped in line ${parsed.line + 1}: ${parsed.why}`
  return {
    state: 'broken',
    why: `Its frontmatter is not valid YAML, so Claude Code ignores the whole file. ${where}`,
    header: guessed(page.head),
    body: page.rest,
  }
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
  const first = parseYaml(head)
  if (first.ok) return { ...first, rescued: false }
  const quoted = quoteValues(head)
  if (quoted === head) return first
  const second = parseYaml(quoted)
  return second.ok ? { ...second, rescued: true } : first
}

const SUSPICIOUS = /[{}[\]*&#!|>%@`]|: /

/**
 * The client's rescue: one-line values that look like YAML syntax are put in quotes, leading tabs become spaces. A line
 * that ends in CR LF is never rescued (observed with 2.1.330: such a file does not load, the same file with LF does).
 */
export const quoteValues = (head: string): string =>
  head
    .split('\n')
    .map((line) => {
      const spaced = line.replace(/^\t+/, (tabs) => '  '.repeat(tabs.length))
      const pair = /^([A-Za-z_-]+):[ \t]+(\S.*)$/.exec(spaced)
      const [, key = '', value = ''] = pair ?? []
      if (!pair || isQuoted(value) || isFlowList(value) || !SUSPICIOUS.test(value)) return spaced
      return `${key}: "${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`
    })
    .join('\n')

const isQuoted = (value: string): boolean =>
  (value.startsWith('"') && value.endsWith('"')) || (value.startsWith("'") && value.endsWith("'"))

const isFlowList = (value: string): boolean =>
  value.startsWith('[') && value.endsWith(']') && Array.isArray(yamlValue(value))

const whyNone = (text: string): string =>
  /^\uFEFF?\s*\n---[ \t]*\r?\n/.test(text)
    ? 'It has a blank line before the first `---`, so Claude Code sees no frontmatter and takes the file for documentation. Remove that line.'
    : /^\uFEFF?---[ \t]*\r?\n/.test(text)
      ? 'Its frontmatter has no closing `---`, so Claude Code takes the file for documentation. Add one.'
      : 'It does not begin with a line of `---`: it has no frontmatter, so Claude Code takes it for documentation that lies beside the agents.'

/** The block ends at the first `---` anywhere, even inside a value: says so where that is not the line that looks like the end. */
const cutAt = (text: string, head: string): string | null => {
  const meant = splitPage(text, 'line').head
  if (meant !== null && meant.trimEnd() === head.trimEnd()) return null
  const line = head.split('\n').length + 1
  return `Claude Code ends the frontmatter at the first \`---\`, here in line ${line}, and reads what follows as instructions. In a value, write \\u002d-- inside double quotes.`
}

/** A plain description is cut at ` #`, where YAML begins a comment. */
const commentIn = (head: string, header: JsonObject): string | null => {
  const raw = /^description:[ \t]+([^"'|>\s].*)$/m.exec(head)?.[1]?.trimEnd()
  const seen = header.description
  if (raw === undefined || typeof seen !== 'string' || !raw.startsWith(seen) || !/^\s+#/.test(raw.slice(seen.length)))
    return null
  return 'Everything from ` #` on in the description is a YAML comment, so Claude Code does not see it. Put the description in double quotes.'
}
