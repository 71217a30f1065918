import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import type { Json, JsonObject } from '../../files/json.ts'
import { readPlainYaml } from '../../files/plain-yaml.ts'
import { NO_MAP, parseYaml } from '../../files/yaml.ts'
import { aliasesIn } from '../../files/yaml-document.ts'

export type StrictYaml = { readonly ok: true; readonly data: JsonObject } | { readonly ok: false; readonly why: string }

/**
 * Reads frontmatter as the client's YAML reader does (js-yaml 3, by way of gray-matter), where that differs from the
 * reader that all targets share: a key that stands twice, an unknown alias or tag, and a second document are errors; a
 * header that is text or a list instead of a map says nothing; plain dates and old spellings of numbers are no text.
 */
export const strictYaml = (head: string): StrictYaml => {
  const plain = readPlainYaml(head)
  return plain
    ? {
        ok: true,
        data: { ...plain.value, ...noTexts(Object.entries(plain.value).filter(([key]) => plain.unquoted.has(key))) },
      }
    : strictYamlSlowly(head)
}

/** The same without the shortcut for what nearly all headers are: nothing in those is an error. */
export const strictYamlSlowly = (head: string): StrictYaml => {
  const parsed = parseYaml(head)
  if (!parsed.ok)
    return parsed.why === NO_MAP
      ? { ok: true, data: {} }
      : { ok: false, why: `${parsed.why} (line ${parsed.line + FENCE})` }
  const lines = new LineCounter()
  const document = parseDocument(head, { ...OPTIONS, lineCounter: lines })
  const found = problemIn(document)
  if (found) return { ok: false, why: `${found.why} (line ${lines.linePos(found.node.range?.[0] ?? 0).line + FENCE})` }
  if (/^\.\.\.[ \t]*\n\s*\S/m.test(head))
    return { ok: false, why: 'a line of three dots ends the frontmatter too early' }
  return { ok: true, data: { ...parsed.value, ...noTexts(unquoted(document)) } }
}

/** Lines are counted in the file, and the header begins after the fence. */
const FENCE = 1

const OPTIONS = {
  version: '1.2',
  schema: 'core',
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const

type Problem = { readonly why: string; readonly node: Node }

const problemIn = (document: Document.Parsed): Problem | null => {
  let problem: Problem | null = null
  const aliases = aliasesIn(document)
  const stop = (why: string, node: Node) => {
    problem = { why, node }
    return visit.BREAK
  }
  visit(document, {
    Alias: (_, node) =>
      aliases.get(node) === undefined
        ? stop(`*${node.source} names nothing: put the value in double quotes`, node)
        : undefined,
    Map(_, map) {
      const keys = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (keys.has(name)) return stop(`the key “${name}” stands twice`, key)
        keys.add(name)
      }
      return undefined
    },
    Node: (_, node) =>
      !isAlias(node) && node.tag !== '!' && node.tag?.startsWith('!')
        ? stop(`“${node.tag}” is a tag: put the value in double quotes`, node)
        : undefined,
  })
  return problem
}

const OLD_INTEGER = /^[-+]?[0-9][0-9_]*$/
const OLD_CLOCK = /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?$/
const DATE = /^\d{4}-\d\d?-\d\d?(?:(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)?$/

/** The values at the top that stand without quotes. */
const unquoted = (document: Document.Parsed): [string, unknown][] =>
  isMap(document.contents)
    ? document.contents.items.flatMap((pair): [string, unknown][] => {
        const { key, value } = pair as { key: unknown; value: unknown }
        return isScalar(key) && isScalar(value) && (value as Scalar).type === 'PLAIN'
          ? [[String(key.value), value.value]]
          : []
      })
    : []

/** Of unquoted values, those that the client does not take as text, each as a number: no text field takes them. */
const noTexts = (values: readonly (readonly [string, unknown])[]): JsonObject =>
  Object.fromEntries(
    values.flatMap(([key, text]): [string, Json][] => {
      if (typeof text !== 'string') return []
      if (OLD_INTEGER.test(text)) return [[key, Number(text.replaceAll('_', ''))]]
      return OLD_CLOCK.test(text) || DATE.test(text) ? [[key, 0]] : []
    }),
  )
