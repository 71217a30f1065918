import { type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { indentAt, lineStart } from './edit.ts'
import { isObject, type Json, type JsonObject, sameJson } from './json.ts'
import { mergeObject } from './merge.ts'
import { lineEndOf, withLineEnds } from './page.ts'
import { listParts, mapParts } from './parts.ts'
import { type FlowForm, reviseFlow } from './revise-flow.ts'
import { jsonObject } from './yaml.ts'

export type ParsedJson =
  | { readonly ok: true; readonly value: Json }
  /** `line` and `column` count from 1. */
  | { readonly ok: false; readonly why: string; readonly line: number; readonly column: number }

type Tree = { readonly root: Node; readonly value: Json }

/** A file longer than this is not read, nor one that nests deeper. */
const LONGEST = 4_000_000
const DEEPEST = 200

/**
 * Reads JSON with comments and trailing commas, as OpenCode reads its configuration; with `strict` plain JSON, as Claude Code
 * reads its settings. A byte order mark is skipped, a key `__proto__` left out, of a key that stands twice the last counts.
 * Never throws.
 */
export const parseJsonc = (text: string, options: { readonly strict?: boolean } = {}): ParsedJson => {
  const tree = treeOf(text, options.strict ?? false)
  return 'why' in tree ? { ok: false, ...tree } : { ok: true, value: tree.value }
}

/** JSON as DotBox writes a new file: two spaces, \n, a line end at the end. */
export const printJson = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`

/**
 * Changes the text of a JSON or JSONC file as DotBox's part of it goes from `was` to `now`. Comments, indentation, line ends,
 * byte order mark, order and everything that DotBox does not know stay. What `was` had and `now` has not goes, and so does
 * an object or list that is empty because of it. A file that does not parse is not changed: `problem` says where it breaks.
 */
export const reviseJson = (
  text: string,
  was: JsonObject,
  now: JsonObject,
): { readonly text: string } | { readonly problem: string } => {
  if (sameJson(was, now)) return { text }
  const bom = text.startsWith('\uFEFF') ? '\uFEFF' : ''
  const source = text.slice(bom.length)
  if (source.trim() === '') return { text: bom + withLineEnds(printJson(now), lineEndOf(source)) }
  const tree = treeOf(source, false)
  if ('why' in tree)
    return {
      problem: `It is no valid JSON (line ${tree.line}, column ${tree.column}: ${tree.why}), so nothing in it was changed. Mend it, then export again.`,
    }
  if (!isObject(tree.value))
    return {
      problem:
        'It does not hold an object, so nothing in it was changed. Put { } around what it holds, then export again.',
    }
  const wanted = mergeObject(tree.value, was, now, { removes: 'own' })
  const { root } = tree
  const revised = reviseNode(source, root, wanted, {
    eol: lineEndOf(source),
    unit: unitOf(source),
    comment: '//',
    spread: true,
  })
  return { text: bom + source.slice(0, root.offset) + revised + source.slice(root.offset + root.length) }
}

const treeOf = (text: string, strict: boolean): Tree | { why: string; line: number; column: number } => {
  const bom = text.startsWith('\uFEFF') ? 1 : 0
  const source = text.slice(bom)
  if (source.length > LONGEST) return { why: `the file is longer than ${LONGEST} characters`, line: 1, column: 1 }
  if (nesting(source) > DEEPEST) return { why: 'it nests too deeply', line: 1, column: 1 }
  if (source.trim() === '') return { why: 'the file is empty', line: 1, column: 1 }
  const errors: ParseError[] = []
  const root = parseTree(source, errors, { disallowComments: strict, allowTrailingComma: !strict })
  const [error] = errors
  if (error) return { why: WHY[printParseErrorCode(error.error)] ?? 'it is no JSON', ...placeOf(source, error.offset) }
  return root ? { root, value: jsonOf(root) } : { why: 'the file is empty', line: 1, column: 1 }
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

const jsonOf = (node: Node): Json => {
  if (node.type === 'array') return (node.children ?? []).map(jsonOf)
  if (node.type === 'object')
    return jsonObject(
      (node.children ?? []).flatMap(({ children: [key, value] = [] }) =>
        key && value ? [[String(key.value), jsonOf(value)] as const] : [],
      ),
    )
  return node.value as string | number | boolean | null
}

/** The text of a node, changed so that it holds `wanted`. */
const reviseNode = (source: string, node: Node, wanted: Json, form: FlowForm): string => {
  const outer = spanOf(node)
  const children = node.children ?? []
  if (sameJson(jsonOf(node), wanted)) return source.slice(outer.start, outer.end)
  const deeper = indentOf(source, node) + form.unit
  const spread = children.length === 0 || source.slice(outer.start, outer.end).includes('\n')
  const print = (value: Json): string =>
    spread ? printAt(value, childIndent(source, children[0]) ?? deeper, form) : inline(value)
  const spans = children.map(spanOf)
  if (node.type === 'array' && Array.isArray(wanted)) {
    const kept = (index: number): string => sliceOf(source, children[index])
    return reviseFlow(source, outer, spans, listParts(children.map(jsonOf), wanted, { kept, fresh: print }), form)
  }
  if (node.type === 'object' && isObject(wanted)) {
    const keys = children.map((child) => String(child.children?.[0]?.value))
    const kept = (index: number, value: Json | undefined): string =>
      reviseProperty(source, children[index], value, form)
    const fresh = (key: string, value: Json): string => `${JSON.stringify(key)}: ${print(value)}`
    return reviseFlow(source, outer, spans, mapParts(keys, wanted, { kept, fresh }), form)
  }
  return spread ? printAt(wanted, indentOf(source, node), form) : inline(wanted)
}

const reviseProperty = (
  source: string,
  property: Node | undefined,
  value: Json | undefined,
  form: FlowForm,
): string => {
  const node = property?.children?.[1]
  if (!property || !node || value === undefined) return sliceOf(source, property)
  return source.slice(property.offset, node.offset) + reviseNode(source, node, value, form)
}

const spanOf = (node: Node) => ({ start: node.offset, end: node.offset + node.length })
const sliceOf = (source: string, node: Node | undefined): string =>
  node ? source.slice(node.offset, node.offset + node.length) : ''

/** The indentation of the line on which a node begins. */
const indentOf = (source: string, node: Node): string =>
  /^[ \t]*/.exec(source.slice(lineStart(source, node.offset)))?.[0] ?? ''

const childIndent = (source: string, child: Node | undefined): string | null => {
  if (!child) return null
  const indent = indentAt(source, child.offset)
  return lineStart(source, child.offset) + indent.length === child.offset ? indent : null
}

const printAt = (value: Json, indent: string, { eol, unit }: FlowForm): string =>
  JSON.stringify(value, null, unit).replaceAll('\n', eol + indent)

/** JSON on one line, with a blank after commas and colons. */
const inline = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`
  if (!isObject(value)) return JSON.stringify(value)
  const entries = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${inline(each)}`)
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
}

/** One step of indentation: what the first indented line begins with. */
const unitOf = (source: string): string => /\n([ \t]+)["{[\]}/]/.exec(source)?.[1]?.slice(0, 8) ?? '  '
