import { isAlias, isMap, isScalar, isSeq, type Node, type ParsedNode } from 'yaml'
import { headerLines } from './header-lines.ts'
import { type Json, type JsonObject, jsonObject } from './json.ts'
import { unixLines } from './page.ts'
import { readPlainYaml } from './plain-yaml.ts'
import { aliasesIn, yamlDocument } from './yaml-document.ts'

export type Parsed =
  | { readonly ok: true; readonly value: JsonObject }
  /** `line` counts from 1, within the header. */
  | { readonly ok: false; readonly why: string; readonly line: number }

export type HeaderDocument = {
  readonly root: ParsedNode | null
  readonly value: JsonObject
  readonly jsonOf: (node: ParsedNode | null) => Json
}

/** A header longer than this is not read: the longest of four thousand real ones has 6,000 characters. */
const LONGEST = 100_000
/** And one of more lines, each of which costs time even where it is blank: the longest real one has some hundred. */
const MOST_LINES = 4_000
/** Why a header is refused that is YAML, but a text or a list. */
export const NO_MAP = 'The frontmatter is not a list of “key: value” lines.'
/** How deep maps and lists may nest, and how many values aliases may unfold to. */
const DEEPEST = 60
const MOST_VALUES = 20_000

/**
 * Reads a header as YAML 1.2 core, as Claude Code and OpenCode do: `yes`, `no` and dates stay strings, of a key that stands
 * twice the last counts, comments are no text. An empty header is an empty map; another root than a map is refused.
 * A key `__proto__` is left out (it stays in the file). Never throws.
 */
export const parseYaml = (head: string): Parsed => {
  const plain = head.length > LONGEST ? null : readPlainYaml(head)
  return plain ? { ok: true, value: plain.value } : parseYamlSlowly(head)
}

/** The same without the shortcut for what nearly all headers are; what `readPlainYaml` is held to. */
export const parseYamlSlowly = (head: string): Parsed => {
  const known = recent.get(head)
  if (known) return known
  const read = readHeader(head)
  const parsed: Parsed = 'why' in read ? { ok: false, ...read } : { ok: true, value: read.value }
  if (recent.size >= MOST_RECENT) recent.delete(recent.keys().next().value ?? '')
  recent.set(head, parsed)
  return parsed
}

/**
 * The headers that were read last. An unusual header is asked about many times: by each tool, by its rescue, line by line,
 * and by whatever looks for a way to mend it.
 */
const recent = new Map<string, Parsed>()
const MOST_RECENT = 16

/** Any YAML value, such as `[a, b]`; undefined where the text is none. */
export const yamlValue = (text: string): Json | undefined => {
  const parsed = parseYaml(`value: ${text}`)
  return parsed.ok && Object.keys(parsed.value).length === 1 ? parsed.value.value : undefined
}

/** The same as `parseYaml` with the nodes of the document, whose ranges are offsets in `head`. */
export const readHeader = (head: string): HeaderDocument | { readonly why: string; readonly line: number } => {
  if (head.length > LONGEST) return { why: `The frontmatter is longer than ${LONGEST} characters.`, line: 1 }
  if (linesIn(head) > MOST_LINES) return { why: `The frontmatter has more than ${MOST_LINES} lines.`, line: 1 }
  if (nesting(head) > DEEPEST) return { why: 'The frontmatter nests brackets too deeply.', line: 1 }
  try {
    const read = yamlDocument(head)
    if (read.document === null) return { why: read.why, line: read.line }
    const { document } = read
    const root = document.contents
    const named = head.includes('*') ? new Map<Node, Node | undefined>(aliasesIn(document)) : null
    const lost = [...(named ?? [])].find(([, found]) => found === undefined)?.[0]
    if (lost && isAlias(lost)) {
      const line = head.slice(0, lost.range?.[0] ?? 0).split('\n').length
      return { why: `*${lost.source} is an alias of nothing.`, line }
    }
    const jsonOf = toJson((node) => (isAlias(node) ? ((named?.get(node) as ParsedNode | undefined) ?? null) : node))
    if (root === null || (isScalar(root) && root.value === null)) return { root: null, value: {}, jsonOf }
    if (!isMap(root)) return { why: NO_MAP, line: 1 }
    return { root, value: jsonOf(root) as JsonObject, jsonOf }
  } catch (error) {
    return { why: error instanceof Error ? error.message : 'The frontmatter cannot be read.', line: 1 }
  }
}

const linesIn = (head: string): number => {
  let lines = 1
  for (let at = head.indexOf('\n'); at >= 0; at = head.indexOf('\n', at + 1)) lines++
  return lines
}

/** How many brackets stand open at once at most. Text counts too: nobody has sixty of them open. */
const nesting = (head: string): number => {
  let depth = 0
  let deepest = 0
  for (const char of head) {
    if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth)
    else if ((char === ']' || char === '}') && depth > 0) depth--
  }
  return deepest
}

const toJson = (resolve: (node: ParsedNode) => ParsedNode | null) => {
  let values = 0
  const json = (node: ParsedNode | null, depth: number): Json => {
    if (++values > MOST_VALUES) throw new Error('The frontmatter holds too many values.')
    if (depth > DEEPEST) throw new Error('The frontmatter nests too deeply.')
    const real = node === null ? null : resolve(node)
    if (real === null) return null
    if (isSeq(real)) return real.items.map((item) => json(item as ParsedNode, depth + 1))
    if (isMap(real)) {
      const entries = real.items.map(
        (pair) => [keyOf(pair.key as ParsedNode), json(pair.value as ParsedNode | null, depth + 1)] as const,
      )
      return jsonObject(entries)
    }
    return isScalar(real) ? scalar(real.value, real.source) : null
  }
  return (node: ParsedNode | null): Json => {
    values = 0
    return json(node, 0)
  }
}

/** JSON has no infinite numbers: as with `null`, they are no text to any reader. */
const scalar = (value: unknown, source: string | undefined): Json => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return source ?? String(value)
}

/** The name of a key as JSON would have it. */
export const keyOf = (key: ParsedNode | null): string =>
  isScalar(key) ? (key.source ?? String(key.value ?? '')) : String(key)

/**
 * Reads a header that YAML rejects, line by line: each `key: value` at column 0 with the lines that continue it. A value that
 * is YAML on its own (a list, a map, a quoted or block text, a number) is read as such; any other is its text, trimmed,
 * quotes removed.
 */
export const scanHeader = (head: string): JsonObject =>
  jsonObject(
    headerLines(head.slice(0, LONGEST)).map(({ key, start, colon, end }) => {
      const raw = unixLines(head.slice(colon, end)).trim()
      return [key, entryValue(key, head.slice(start, end), raw)] as const
    }),
  )

const entryValue = (key: string, entry: string, raw: string): Json => {
  // Tabs at the start of a line, which YAML forbids, are taken for blanks as the tools take them.
  const parsed = parseYaml(entry.replace(/^\t+/gm, '  '))
  const value = parsed.ok && Object.hasOwn(parsed.value, key) ? parsed.value[key] : undefined
  if (value !== undefined && (typeof value !== 'string' || /^["'|>]/.test(raw))) return value
  return unquoted(raw)
}

const unquoted = (text: string): string => (text.length > 1 && /^(["']).*\1$/s.test(text) ? text.slice(1, -1) : text)
