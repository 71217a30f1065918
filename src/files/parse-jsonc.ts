import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { lineStart } from './edit.ts'
import { type Json, type JsonObject, jsonObject } from './json.ts'

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  /** `line` and `column` count from 1. */
  | { readonly ok: false; readonly why: string; readonly line: number; readonly column: number }

export type Tree = { readonly root: Node; readonly value: Json }

/** A file longer than this is not read, nor one that nests deeper. */
const LONGEST = 4_000_000
const DEEPEST = 200

/**
 * Reads JSON with comments and trailing commas, as OpenCode reads its configuration; with `strict` plain JSON, as Claude Code
 * reads its settings. A byte order mark is skipped, a key `__proto__` left out, of a key that stands twice the last counts.
 * Never throws.
 */
export const parseJsonc = (text: string, options: { readonly strict?: boolean } = {}): ParsedJson => {
  const plain = plainJson(text)
  if (plain !== undefined) return { ok: true, value: plain }
  const tree = treeOf(text, options.strict ?? false)
  return 'why' in tree ? { ok: false, ...tree } : { ok: true, value: tree.value }
}

/**
 * What a text holds that is JSON and nothing more, as most files are: the built-in parser is many times faster. Undefined where
 * it is not, nests too deeply or has a key `__proto__`: then the text is read slowly, which also knows what is wrong with it.
 */
const plainJson = (text: string): Json | undefined => {
  if (text.length > LONGEST) return undefined
  try {
    const value = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text) as Json
    return isPlain(value, DEEPEST) ? value : undefined
  } catch {
    return undefined
  }
}

/** Has a value no key `__proto__`, and no more than so many levels? */
const isPlain = (value: Json, levels: number): boolean => {
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  if (Array.isArray(value)) return value.every((item: Json) => isPlain(item, levels - 1))
  return (
    !Object.hasOwn(value, '__proto__') && Object.values(value as JsonObject).every((item) => isPlain(item, levels - 1))
  )
}

/** The same with the nodes of the text. Offsets do not count a byte order mark. */
export const treeOf = (text: string, strict: boolean): Tree | { why: string; line: number; column: number } => {
  const bom = text.startsWith('\uFEFF') ? 1 : 0
  const source = text.slice(bom)
  if (source.length > LONGEST) return { why: `the file is longer than ${LONGEST} characters`, line: 1, column: 1 }
  if (nesting(source) > DEEPEST) return { why: 'it nests too deeply', line: 1, column: 1 }
  if (source.trim() === '') return { why: 'the file is empty', line: 1, column: 1 }
  const parsed = parsedUpToError(source, strict)
  if ('error' in parsed)
    return { why: WHY[printParseErrorCode(parsed.error)] ?? 'it is no JSON', ...placeOf(source, parsed.offset) }
  const { root } = parsed
  return root ? { root, value: jsonOf(root) } : { why: 'the file is empty', line: 1, column: 1 }
}

/**
 * The tree of a text, or the first thing wrong with it. It stops there: `parseTree` goes on behind each error, and of a long
 * file that is no JSON every character is one.
 */
const parsedUpToError = (text: string, strict: boolean): { readonly root: Node | undefined } | ParseError => {
  const errors: ParseError[] = []
  errors.push = (error) => {
    errors[0] = error
    throw error
  }
  try {
    return { root: parseTree(text, errors, { disallowComments: strict, allowTrailingComma: !strict }) }
  } catch (error) {
    if (errors[0]) return errors[0]
    throw error
  }
}

const WHY: Readonly<Record<string, string>> = {
  InvalidSymbol: 'a word that is no value stands here',
  InvalidNumberFormat: 'a number is not well formed',
  PropertyNameExpected: 'the name of a key is missing',
  ValueExpected: 'a value is missing',
  ColonExpected: 'a colon is missing',
  CommaExpected: 'a comma is missing',
  CloseBraceExpected: 'a closing } is missing',
  CloseBracketExpected: 'a closing ] is missing',
  EndOfFileExpected: 'something stands after the end of the value',
  InvalidCommentToken: 'comments are not allowed here',
  UnexpectedEndOfComment: 'a comment does not end',
  UnexpectedEndOfString: 'a text does not end',
  UnexpectedEndOfNumber: 'a number does not end',
  InvalidUnicode: 'a \\u escape is not well formed',
  InvalidEscapeCharacter: 'an escape is not well formed',
  InvalidCharacter: 'a text holds a character that must be escaped',
}

const placeOf = (text: string, offset: number): { line: number; column: number } => {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - lineStart(text, offset) + 1 }
}

/** How many brackets stand open at once at most, outside of texts and comments as far as a glance tells. */
const nesting = (text: string): number => {
  let depth = 0
  let deepest = 0
  for (const [token] of text.matchAll(/"(?:[^"\\\n]|\\.)*"|[[\]{}]/g)) {
    if (token === '[' || token === '{') deepest = Math.max(deepest, ++depth)
    else if (token === ']' || token === '}') depth--
  }
  return deepest
}

export const jsonOf = (node: Node): Json => {
  if (node.type === 'array') return (node.children ?? []).map(jsonOf)
  if (node.type === 'object')
    return jsonObject(
      (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
        key && value ? [[String(key.value), jsonOf(value)] as const] : [],
      ),
    )
  return node.value as string | number | boolean | null
}
