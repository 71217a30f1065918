import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type YAMLMap } from 'yaml'
import { isObject, type Json, type JsonObject, sameJson } from './json.ts'
import type { LineEnd } from './page.ts'
import { listParts, mapParts } from './parts.ts'
import { reviseFlow } from './revise-flow.ts'
import { keyOf } from './yaml.ts'
import { inlineYaml, quoted, scalarLike } from './yaml-text.ts'

/** The text that a node came from, and how to read a node. */
export type Source = {
  readonly text: string
  readonly eol: LineEnd
  readonly jsonOf: (node: ParsedNode | null) => Json
}

/** The text of a whole map in brackets at the top of a header. */
export const reviseFlowMap = (source: Source, map: YAMLMap, wanted: JsonObject): string => {
  const [start = 0, end = 0] = map.range ?? []
  return source.text.slice(0, start) + reviseInline(source, map as ParsedNode, wanted) + source.text.slice(end)
}

/** The text of a list or map in brackets, or of a value in one, changed so that it holds `wanted`. */
export const reviseInline = (source: Source, node: ParsedNode, wanted: Json): string => {
  const { text, eol, jsonOf } = source
  const outer = { start: node.range[0], end: node.range[1] }
  if (sameJson(jsonOf(node), wanted)) return text.slice(outer.start, outer.end)
  const form = { eol, unit: '  ', comment: '#', spread: false } as const
  if (isSeq(node) && Array.isArray(wanted)) {
    const items = node.items as ParsedNode[]
    const spans = items.map((item) => ({ start: item.range[0], end: item.range[1] }))
    const kept = (index: number): string => text.slice(spans[index]?.start, spans[index]?.end)
    return reviseFlow(
      text,
      outer,
      spans,
      listParts(items.map(jsonOf), wanted, { kept, fresh: (value) => itemLike(value, items[0], true, eol) }),
      form,
    )
  }
  if (isMap(node) && isObject(wanted) && node.items.length > 0) {
    const pairs = node.items as Pair<ParsedNode, ParsedNode | null>[]
    const spans = pairs.map(({ key, value }) => ({
      start: key.range[0],
      end: Math.max(key.range[1], value?.range[1] ?? 0),
    }))
    const kept = (index: number, value: Json | undefined): string => {
      const [pair, span] = [pairs[index], spans[index]]
      if (!pair || !span) return ''
      if (value === undefined || sameJson(jsonOf(pair.value), value)) return text.slice(span.start, span.end)
      if (!pair.value) return `${text.slice(...keyRange(pair))}: ${inlineYaml(value)}`
      return text.slice(span.start, pair.value.range[0]) + reviseInline(source, pair.value, value)
    }
    const fresh = (key: string, value: Json): string =>
      `${quoted(key)}: ${itemLike(value, pairs[0]?.value ?? undefined, true, eol)}`
    return reviseFlow(
      text,
      outer,
      spans,
      mapParts(
        pairs.map((pair) => keyOf(pair.key)),
        wanted,
        { kept, fresh },
      ),
      form,
    )
  }
  return isScalar(node)
    ? scalarLike(wanted, node.type, text.slice(outer.start, outer.end), { flow: true, eol })
    : inlineYaml(wanted)
}

const keyRange = (pair: Pair<ParsedNode>): [number, number] => [pair.key.range[0], pair.key.range[1]]

/** A new item in the quotes of one that stands there. */
export const itemLike = (value: Json, sibling: ParsedNode | undefined, flow: boolean, eol: LineEnd): string =>
  scalarLike(value, isScalar(sibling) && sibling.type?.startsWith('BLOCK') !== true ? sibling.type : undefined, '', {
    flow,
    eol,
  })
