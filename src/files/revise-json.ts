import type { Node } from 'jsonc-parser'
import { indentAt, lineStart } from './edit.ts'
import { isObject, type Json, type JsonObject, sameJson } from './json.ts'
import { mergeObject } from './merge.ts'
import { lineEndOf, withLineEnds } from './page.ts'
import { jsonOf, treeOf } from './parse-jsonc.ts'
import { listParts, mapParts } from './parts.ts'
import { type FlowForm, reviseFlow } from './revise-flow.ts'

export { parseJsonc } from './parse-jsonc.ts'

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
