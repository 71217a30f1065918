import { isMap, type YAMLMap } from 'yaml'
import { applyEdits, type Edit } from './edit.ts'
import { expandAliases } from './expand-aliases.ts'
import { type HeaderEntry, headerLines } from './header-lines.ts'
import { mergeItems, mergeItemText, splitItems } from './items.ts'
import { type Json, type JsonObject, jsonObject, own, sameJson } from './json.ts'
import { type MergeRules, mergeObject } from './merge.ts'
import { type LineEnd, withLineEnds } from './page.ts'
import { reviseBlockMap } from './revise-entry.ts'
import { reviseFlowMap } from './revise-inline.ts'
import { type HeaderDocument, parseYaml, readHeader, scanHeader } from './yaml.ts'
import { afterColon, isPlain, plainKey, quoted } from './yaml-text.ts'

/** A new header in YAML that every reader takes the same way: texts in double quotes, lists in brackets, maps in lines. */
export const printHeader = (value: JsonObject): string =>
  Object.entries(value)
    .map(([key, each]) => `${printKey(key)}:${afterColon(each, '', '\n')}\n`)
    .join('')

const printKey = (key: string): string => (plainKey(key) ? key : quoted(key))

/**
 * Changes a header as DotBox's part of it goes from `was` to `now`: only the entries of keys in which these two differ, in
 * the style that stands there; everything else keeps its bytes. It works on headers that YAML rejects too, line by line.
 *
 * Every change is read back before it counts; where an entry is too unusual to be patched, it is written anew as a whole.
 */
export const reviseHeader = (head: string, was: JsonObject, now: JsonObject, eol: LineEnd): string => {
  const keys = changedKeys(was, now)
  if (keys.length === 0) return head
  // Blank lines before the first key mean nothing, but many of them cost a YAML reader a lot of time.
  const blank = /^(?:\r?\n)+/.exec(head)?.[0] ?? ''
  if (blank !== '') return blank + reviseHeader(head.slice(blank.length), was, now, eol)
  const document = readHeader(head)
  const revised =
    ('why' in document ? null : revisePart(head, document, was, now, eol)) ??
    reviseExpanded(head, document, was, now, eol) ??
    reviseLines(head, was, now, keys, eol)
  // The closing fence may stand right behind the header, and a dash before it would make it begin too early.
  return revised !== head && !head.endsWith('\n') && revised.endsWith('-') ? revised + eol : revised
}

/** Where a change would reach further through an alias: the same with the aliases written out. */
const reviseExpanded = (
  head: string,
  document: ReturnType<typeof readHeader>,
  was: JsonObject,
  now: JsonObject,
  eol: LineEnd,
): string | null => {
  const expanded = 'why' in document ? null : expandAliases(head, document)
  const again = expanded === null ? null : readHeader(expanded)
  return expanded === null || again === null || 'why' in again ? null : revisePart(expanded, again, was, now, eol)
}

const changedKeys = (was: JsonObject, now: JsonObject): string[] =>
  [...new Set([...Object.keys(was), ...Object.keys(now)])].filter((key) => !sameJson(own(was, key), own(now, key)))

/** How a header's own forms are merged: a list that the file has as one text, and a text whose last line end only its block form adds. */
const RULES: MergeRules = {
  removes: 'all',
  value: (file, was, now) => {
    if (typeof file !== 'string') return undefined
    if (typeof now === 'string')
      return typeof was === 'string' && was !== '' && file !== was && file.trimEnd() === was
        ? now + file.slice(was.length)
        : undefined
    if (!isTexts(now) || file.trim() === '' || typeof was === 'string') return undefined
    const before = isTexts(was) ? was : []
    return mergeItemText(file, before, now) ?? mergeItems(splitItems(file), before, now)
  },
}

const isTexts = (value: Json | undefined): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

/** The header, or one entry of it, with its changes, if what it then says is exactly what it shall say; else null. */
const revisePart = (
  head: string,
  document: HeaderDocument,
  was: JsonObject,
  now: JsonObject,
  eol: LineEnd,
): string | null => {
  const wanted = mergeObject(document.value, was, now, RULES)
  if (sameContent(document.value, wanted)) return head
  const { root } = document
  const source = { text: head, eol, jsonOf: document.jsonOf }
  const fresh = (): string =>
    head + (head === '' || head.endsWith('\n') ? '' : eol) + withLineEnds(printHeader(wanted), eol)
  const revised =
    root === null
      ? fresh()
      : isMap(root)
        ? root.flow
          ? reviseFlowMap(source, root as YAMLMap, wanted)
          : reviseBlockMap(source, root as YAMLMap, wanted)
        : null
  if (revised === null) return null
  const read = parseYaml(revised)
  return read.ok && sameContent(read.value, wanted) && dashes(revised) <= dashes(head) ? revised : null
}

/** A `---` that was not there would end the frontmatter. */
const dashes = (text: string): number => text.split('---').length

/** Equal, whatever the order of the keys at the top. */
const sameContent = (a: JsonObject, b: JsonObject): boolean =>
  Object.keys(a).length === Object.keys(b).length && Object.keys(a).every((key) => sameJson(own(a, key), own(b, key)))

/** Each changed entry on its own, found by its lines. */
const reviseLines = (head: string, was: JsonObject, now: JsonObject, keys: readonly string[], eol: LineEnd): string => {
  const entries = headerLines(head)
  const edits: Edit[] = []
  for (const key of keys) {
    const value = own(now, key)
    const found = entries.filter((entry) => entry.key === key)
    const entry = found.at(-1)
    if (value === undefined) edits.push(...found.map(({ start, end }) => ({ start, end, text: '' })))
    else if (entry)
      edits.push({ start: entry.start, end: entry.end, text: reviseLine(head, entry, own(was, key), value, eol) })
  }
  const isNew = (key: string): boolean => keys.includes(key) && !entries.some((entry) => entry.key === key)
  const order = Object.keys(now)
  for (const [index, key] of order.entries()) {
    if (!isNew(key)) continue
    const before = order.slice(0, index).findLast((each) => !isNew(each))
    const anchor =
      (order[index - 1] === before || isNew(order[index - 1] ?? '')
        ? entries.findLast((entry) => entry.key === before)
        : undefined) ?? entries.findLast((entry) => Object.hasOwn(now, entry.key))
    const at = anchor?.end ?? head.length
    const glue = at > 0 && head[at - 1] !== '\n' ? eol : ''
    edits.push({ start: at, end: at, text: glue + withLineEnds(printHeader({ [key]: own(now, key) ?? null }), eol) })
  }
  return applyEdits(head, edits)
}

/** The lines of one entry with another value. */
const reviseLine = (
  head: string,
  { key, start, colon, end }: HeaderEntry,
  was: Json | undefined,
  now: Json,
  eol: LineEnd,
): string => {
  const text = head.slice(start, end)
  const document = readHeader(text)
  const isAlone = !('why' in document) && sameJson(Object.keys(document.value), [key])
  const before = was === undefined ? {} : jsonObject([[key, was]])
  // A client that rescues a broken header takes a comment behind a value as part of it, so it cannot stay behind a new one.
  const commented = typeof now === 'string' && /\s#/.test(head.slice(colon, end).trimEnd())
  const patched = isAlone && !commented ? revisePart(text, document, before, jsonObject([[key, now]]), eol) : null
  if (patched !== null) return patched
  const wanted = mergeObject(scanHeader(text), before, { [key]: now }, RULES)[key] ?? null
  const raw = head.slice(colon, end).trim()
  const bare = typeof wanted === 'string' && !/\n/.test(raw) && /^[^"'|>]/.test(raw) && isPlain(wanted)
  return (
    head.slice(start, colon) + (bare ? ` ${wanted}` : afterColon(wanted, '', eol)) + (text.endsWith('\n') ? eol : '')
  )
}
