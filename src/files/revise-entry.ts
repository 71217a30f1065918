import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap, type YAMLSeq } from 'yaml'
import { applyEdits, type Edit, indentAt, lineEnd, lineStart, type Span } from './edit.ts'
import { isObject, type Json, type JsonObject, sameJson } from './json.ts'
import type { LineEnd } from './page.ts'
import { listParts, mapParts } from './parts.ts'
import { reviseBlock } from './revise-block.ts'
import { itemLike, reviseInline, type Source } from './revise-inline.ts'
import { keyOf } from './yaml.ts'
import { afterColon, inlineYaml, isPlain, plainKey, quoted, scalarLike } from './yaml-text.ts'

/** The text of a whole block map, changed so that it holds `wanted`; null where it does not stand in lines of its own. */
export const reviseBlockMap = (source: Source, map: YAMLMap, wanted: JsonObject): string | null => {
  const pairs = map.items as Pair<ParsedNode, ParsedNode | null>[]
  const places = pairs.map((pair) => placeOf(source, pair))
  if (places.length === 0 || places.some((place) => place === null)) return null
  const lines = places.filter((place) => place !== null)
  const fresh = (key: string, value: Json): string => {
    const first = pairs[0]?.key
    const indent = indentAt(source.text, first?.range[0] ?? 0)
    const plain = plainKey(key) && (map.range?.[0] === lineStart(source.text, map.range?.[0] ?? 0) || isUnquoted(first))
    return `${plain ? key : quoted(key)}:${freshValue(value, pairs, indent, source.eol)}`
  }
  const kept = (index: number, value: Json | undefined): string => {
    const [pair, place] = [pairs[index], lines[index]]
    if (!pair || !place) return ''
    return value === undefined ? source.text.slice(place.start, place.end) : reviseEntry(source, pair, place, value)
  }
  const parts = mapParts(
    pairs.map((pair) => keyOf(pair.key)),
    wanted,
    { kept, fresh },
  )
  return applyEdits(source.text, reviseBlock(source.text, lines, parts, source.eol))
}

/** Where an entry of a block map stands: its lines, the end of its colon, the end of its value. */
type Place = Span & { readonly colon: number; readonly valueEnd: number }

const placeOf = ({ text }: Source, pair: Pair<ParsedNode, ParsedNode | null>): Place | null => {
  const [keyStart, keyEnd] = pair.key.range
  const start = lineStart(text, keyStart)
  const colon = /^[ \t]*:/.exec(text.slice(keyEnd, keyEnd + 200))?.[0].length
  if (colon === undefined || text.slice(start, keyStart).trim() !== '') return null
  const valueEnd = contentEnd(text, pair.value, keyEnd + colon)
  return { start, end: lineEnd(text, valueEnd), colon: keyEnd + colon, valueEnd }
}

/** Where the visible text of a value ends; `otherwise` for a value that is not there. */
const contentEnd = (text: string, node: ParsedNode | null, otherwise: number): number => {
  if (!node || (isScalar(node) && node.range[0] === node.range[1])) return otherwise
  if (isScalar(node)) return node.range[0] + text.slice(node.range[0], node.range[1]).trimEnd().length
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1)
    const [end, value] = isMap(node)
      ? [
          (last as Pair<ParsedNode> | undefined)?.key.range[1],
          (last as Pair<ParsedNode, ParsedNode | null> | undefined)?.value,
        ]
      : [undefined, last as ParsedNode]
    const colon = end === undefined ? node.range[0] : text.indexOf(':', end) + 1
    return contentEnd(
      text,
      value ?? null,
      Math.max(colon, isSeq(node) ? ((last as ParsedNode | undefined)?.range[0] ?? 0) : 0),
    )
  }
  return node.range[1]
}

/** The lines of one entry with another value. */
const reviseEntry = (source: Source, pair: Pair<ParsedNode, ParsedNode | null>, place: Place, wanted: Json): string => {
  const { text, eol } = source
  const node = pair.value
  if (sameJson(source.jsonOf(node), wanted)) return text.slice(place.start, place.end)
  const edit = node && place.valueEnd > place.colon ? reviseValue(source, node, place.valueEnd, wanted) : null
  if (edit !== null) return text.slice(place.start, edit.start) + edit.text + text.slice(edit.end, place.end)
  const tail = text.slice(place.valueEnd, place.end)
  return text.slice(place.start, place.colon) + afterColon(wanted, indentAt(text, pair.key.range[0]), eol) + tail
}

/** The change of a value that ends at `end`; null where it must be written anew behind its colon. */
const reviseValue = (source: Source, node: ParsedNode, end: number, wanted: Json): Edit | null => {
  const { text, eol } = source
  const start = node.range[0]
  const isFilled = isObject(wanted) && Object.keys(wanted).length > 0
  if ((isMap(node) || isSeq(node)) && node.flow) {
    const isSame = isMap(node) ? isObject(wanted) && node.items.length > 0 : Array.isArray(wanted)
    if (isSame) return { start, end, text: reviseInline(source, node, wanted) }
    return isFilled ? null : { start, end, text: inlineYaml(wanted) }
  }
  if (isMap(node)) {
    const revised = isFilled ? reviseBlockMap(source, node, wanted) : null
    return revised === null ? null : linesOf(text, revised, start, end)
  }
  if (isSeq(node)) {
    const revised = Array.isArray(wanted) && wanted.length > 0 ? reviseBlockList(source, node, wanted) : null
    return revised === null ? null : linesOf(text, revised, start, end)
  }
  if (isFilled) return null
  if (!isScalar(node)) return { start, end, text: inlineYaml(wanted) }
  return { start, end, text: scalarLike(wanted, node.type, text.slice(start, end), { flow: false, eol }) }
}

/** What has become of the lines from `start` to `end` in a text that was changed only there. */
const linesOf = (text: string, revised: string, start: number, end: number): Edit => {
  const lines = { start: lineStart(text, start), end: lineEnd(text, end) }
  return { ...lines, text: revised.slice(lines.start, revised.length - (text.length - lines.end)) }
}

const reviseBlockList = (source: Source, list: YAMLSeq, wanted: readonly Json[]): string | null => {
  const nodes = list.items as ParsedNode[]
  const lines = nodes.map((node) => itemLines(source.text, node))
  if (nodes.length === 0 || lines.some((line) => line === null)) return null
  const places = lines.filter((line) => line !== null)
  const kept = (index: number): string => source.text.slice(places[index]?.start, places[index]?.end)
  const fresh = (value: Json): string => `- ${itemLike(value, nodes[0], false, source.eol)}`
  const parts = listParts(nodes.map(source.jsonOf), wanted, { kept, fresh })
  return applyEdits(source.text, reviseBlock(source.text, places, parts, source.eol))
}

const itemLines = (text: string, node: ParsedNode): Span | null => {
  const start = lineStart(text, node.range[0])
  return /^[ \t]*-[ \t]+(?:&\S+[ \t]+)?$/.test(text.slice(start, node.range[0]))
    ? { start, end: lineEnd(text, contentEnd(text, node, node.range[0])) }
    : null
}

const isUnquoted = (node: ParsedNode | null | undefined): boolean => isScalar(node) && node.type === 'PLAIN'

/** The value of a new entry: a single word stays without quotes where its neighbours have none. */
const freshValue = (
  value: Json,
  pairs: readonly Pair<ParsedNode, ParsedNode | null>[],
  indent: string,
  eol: LineEnd,
): string => {
  const texts = pairs.filter((pair) => isScalar(pair.value) && typeof pair.value.value === 'string')
  const bare = typeof value === 'string' && /^[\w./-]+$/.test(value) && isPlain(value)
  return bare && texts.length > 0 && texts.some((pair) => isUnquoted(pair.value))
    ? ` ${value}`
    : afterColon(value, indent, eol)
}
