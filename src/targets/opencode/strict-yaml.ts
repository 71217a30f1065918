import { isMap, isScalar, LineCounter, parseDocument, visit } from 'yaml'
import type { JsonObject } from '../../files/json.ts'
import { parseYaml } from '../../files/yaml.ts'

export type StrictYaml = { readonly ok: true; readonly data: JsonObject } | { readonly ok: false; readonly why: string }

/**
 * Reads frontmatter as the client's YAML reader does: the same key twice in one map is an error, and a header that is
 * text or a list instead of a map is read and says nothing.
 */
export const strictYaml = (head: string): StrictYaml => {
  const parsed = parseYaml(head)
  if (!parsed.ok)
    return saysNothing(head) ? { ok: true, data: {} } : { ok: false, why: `${parsed.why} (line ${parsed.line + 1})` }
  const twice = duplicateKey(head)
  return twice === null
    ? { ok: true, data: parsed.value }
    : { ok: false, why: `the key “${twice.key}” stands twice (line ${twice.line + 1})` }
}

const OPTIONS = { version: '1.2', schema: 'core', uniqueKeys: false, prettyErrors: false, logLevel: 'silent' } as const

const saysNothing = (head: string): boolean => {
  if (head.length > 10_000) return false
  try {
    const document = parseDocument(head, OPTIONS)
    return document.errors.length === 0 && document.contents !== null && !isMap(document.contents)
  } catch {
    return false
  }
}

/** The first key that stands twice in one map, with its line in the header. */
const duplicateKey = (head: string): { readonly key: string; readonly line: number } | null => {
  const lineCounter = new LineCounter()
  let found: { key: string; line: number } | null = null
  visit(parseDocument(head, { ...OPTIONS, lineCounter }), {
    Map(_, map) {
      const keys = new Set<string>()
      for (const { key } of map.items) {
        if (!isScalar(key)) continue
        const name = String(key.value)
        if (keys.has(name)) {
          found = { key: name, line: lineCounter.linePos(key.range?.[0] ?? 0).line }
          return visit.BREAK
        }
        keys.add(name)
      }
      return undefined
    },
  })
  return found
}
