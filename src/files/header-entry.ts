import { applyEdits } from './edit.ts'
import { headerLines } from './header-lines.ts'
import { type Fence, splitPage, unixLines } from './page.ts'
import { parseYaml, scanHeader, yamlValue } from './yaml.ts'
import { quoted } from './yaml-text.ts'

/** A top-level entry of a file's header, with offsets in the file. */
export type Entry = {
  readonly key: string
  /** The line of the key in the file, counted from 1. */
  readonly line: number
  readonly start: number
  /** Where the value stands: after the colon and its blanks, without the last line end. */
  readonly from: number
  readonly to: number
  /** The value as it is written. */
  readonly raw: string
}

/** The entries of a header as they look to an eye, however broken the header is. */
export const entriesOf = (text: string, fence: Fence): Entry[] => {
  const page = splitPage(text, fence)
  if (page.head === null) return []
  const top = page.bom.length + page.open.length
  const head = page.head
  let [line, counted] = [lineOf(text, top), 0]
  return headerLines(head).map(({ key, start, colon, end }) => {
    line += head.slice(counted, start).split('\n').length - 1
    counted = start
    const blanks = /^[ \t]*/.exec(head.slice(colon, end))?.[0].length ?? 0
    const raw = head.slice(colon + blanks, end).trimEnd()
    const from = top + colon + blanks
    return { key, line, start: top + start, from, to: from + raw.length, raw }
  })
}

/** The line of an offset, counted from 1. */
export const lineOf = (text: string, at: number): number => text.slice(0, at).split('\n').length

/** The text that an entry’s author sees in it: quotes and block signs are no part of it, ` #` and `---` are. */
export const meantText = ({ key, raw }: Entry): string => {
  const alone = yamlValue(raw)
  if (/^["'|>]/.test(raw) && typeof alone === 'string') return alone
  const scanned = scanHeader(`${key}: ${raw}\n`)[key]
  const text = typeof scanned === 'string' && !/^["']/.test(raw) ? raw : typeof scanned === 'string' ? scanned : raw
  return unixLines(text)
    .split('\n')
    .map((line) => line.trim())
    .join(' ')
    .trim()
}

/** The edit that writes an entry’s text in double quotes. */
export const quoting = (entry: Entry) => ({ start: entry.from, was: entry.raw, now: quoted(meantText(entry)) })

/**
 * The edits that make a header valid: keys that begin with `*` and values that are no YAML on their own are put in
 * double quotes. Null where that does not help.
 *
 * @param reads does the tool read this whole file?
 */
export const quotingAll = (
  text: string,
  fence: Fence,
  reads: (text: string) => boolean,
): readonly { start: number; was: string; now: string }[] | null => {
  const entries = entriesOf(text, fence)
  if (entries.length > MOST_ENTRIES || entries.some(({ raw }) => raw.length > LONGEST_ENTRY)) return null
  const edits = [...starKeys(text, fence), ...entries.filter(isBroken).map(quoting)]
  if (edits.length === 0) return null
  const mended = applyEdits(
    text,
    edits.map(({ start, was, now }) => ({ start, end: start + was.length, text: now })),
  )
  return reads(mended) ? edits : null
}

/**
 * A header of more entries, or with a longer one (in characters; the longest of four thousand real headers has 6,000), was
 * made by no person, and is mended by none.
 */
const MOST_ENTRIES = 100
const LONGEST_ENTRY = 10_000

const isBroken = ({ key, raw }: Entry): boolean => {
  // A map or a list below the key is left alone; its keys are looked at one by one.
  if (raw === '' || /^(?:#[^\n]*)?\r?\n|^[{[]/.test(raw)) return false
  const parsed = parseYaml(`${key}: ${raw}\n`)
  return !parsed.ok || Object.keys(parsed.value).length !== 1
}

/** Keys such as `*` and `**.ts`, which YAML takes for an alias. */
const starKeys = (text: string, fence: Fence): { start: number; was: string; now: string }[] => {
  const page = splitPage(text, fence)
  if (page.head === null) return []
  const top = page.bom.length + page.open.length
  return [...page.head.matchAll(/^([ \t]*)(\*[^\s:"']*)(?=[ \t]*:)/gm)].map((found) => ({
    start: top + found.index + (found[1] ?? '').length,
    was: found[2] ?? '',
    now: quoted(found[2] ?? ''),
  }))
}
