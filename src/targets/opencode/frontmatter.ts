import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { strictYaml } from './strict-yaml.ts'

/**
 * What the client makes of a Markdown file (gray-matter, and one try at mending it):
 * - `read`: the frontmatter was understood; `mended` where only after the client had rewritten it in memory;
 * - `none`: there is no frontmatter, all of it is the prompt;
 * - `ignored`: the frontmatter cannot be understood, and *the whole file becomes the prompt of an agent without fields*;
 * - `skipped`: it cannot be understood even after mending, and the file is left out without a word.
 */
export type Frontmatter =
  | { readonly outcome: 'read'; readonly mended: boolean; readonly data: JsonObject; readonly body: string }
  | { readonly outcome: 'none'; readonly body: string }
  | { readonly outcome: 'ignored'; readonly why: string; readonly head: string; readonly body: string }
  | { readonly outcome: 'skipped'; readonly why: string; readonly head: string; readonly body: string }

/** Reads a file as `ConfigMarkdown.parse` of 1.18.33 does. */
export const readFrontmatter = (file: string): Frontmatter => {
  const text = file.startsWith('\ufeff') ? file.slice(1) : file
  const page = split(text)
  if (page === null) return { outcome: 'none', body: text }
  const first = parse(page)
  if (first.ok) return { outcome: 'read', mended: false, data: first.data, body: page.body }
  // The client mends only what begins with the fence: not behind a byte order mark.
  const mended = text === file ? mend(text) : text
  if (mended === text) return { outcome: 'ignored', why: first.why, head: page.head, body: page.body }
  const again = split(mended)
  const second = again === null ? { ok: false as const, why: first.why } : parse(again)
  if (again === null || !second.ok) return { outcome: 'skipped', why: first.why, head: page.head, body: page.body }
  return { outcome: 'read', mended: true, data: second.data, body: again.body }
}

type Page = { readonly language: string; readonly head: string; readonly body: string }

/** Opens with `---` and whatever names a language, closes at the first line that begins with `---`; four dashes open nothing. */
const split = (text: string): Page | null => {
  if (!text.startsWith('---') || text[3] === '-') return null
  const rest = text.slice(3)
  const line = /\r?\n/.exec(rest)
  // Where no line ends, the client takes all but the last sign for the language.
  const language = line === null ? rest.slice(0, -1) : rest.slice(0, line.index)
  const after = rest.slice(language.trim() === '' ? 0 : language.length)
  const end = after.indexOf('\n---')
  if (end < 0) return { language: language.trim(), head: after, body: '' }
  return { language: language.trim(), head: after.slice(0, end), body: after.slice(end + 4).replace(/^\r?\n?/, '') }
}

type Parsed = { readonly ok: true; readonly data: JsonObject } | { readonly ok: false; readonly why: string }

const parse = ({ language, head }: Page): Parsed => {
  if (head.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('#'))) return { ok: true, data: {} }
  if (language === 'json') return fromJson(head)
  if (language !== '' && !/^ya?ml$/i.test(language))
    return { ok: false, why: `OpenCode knows no frontmatter written in “${language}”` }
  const lines = head.replace(/\r\n?/g, '\n')
  const first = strictYaml(lines)
  if (first.ok) return first
  // The client's YAML reader passes over tabs at the start of a line, where the standard forbids them.
  const untabbed = lines.replace(/^( *)\t[ \t]*/gm, '$1')
  if (untabbed === lines) return first
  const second = strictYaml(untabbed)
  return second.ok ? second : first
}

const fromJson = (head: string): Parsed => {
  try {
    const value: unknown = JSON.parse(head)
    return { ok: true, data: isObject(value) ? value : {} }
  } catch {
    return { ok: false, why: 'the frontmatter is no JSON' }
  }
}

/** The client's own attempt: a line `key: text with: a colon` becomes a block of text. */
const mend = (text: string): string => {
  const head = /^---\r?\n([\s\S]*?)\r?\n---/.exec(text)?.[1]
  if (head === undefined) return text
  const lines = head.split(/\r?\n/).flatMap((line): string[] => {
    if (line.trim().startsWith('#') || line.trim() === '' || /^\s/.test(line)) return [line]
    const entry = /^([a-zA-Z_][a-zA-Z0-9_]*)\s*:\s*(.*)$/.exec(line)
    const value = entry?.[2]?.trim() ?? ''
    if (!entry || value === '' || value === '>' || value === '|' || /^["']/.test(value) || !value.includes(':'))
      return [line]
    return [`${entry[1]}: |-`, `  ${value}`]
  })
  return text.replace(head, () => lines.join('\n'))
}

/** A text value of the frontmatter, or null. */
export const textAt = (data: JsonObject, key: string): string | null => {
  const value: Json | undefined = data[key]
  return typeof value === 'string' ? value : null
}
