import { findNodeAtLocation } from 'jsonc-parser'
import { type Entry, entriesOf, lineOf, quoting } from '../../files/header-entry.ts'
import { treeOf } from '../../files/parse-jsonc.ts'
import type { Mend } from '../problem.ts'
import { colorFor } from './colors.ts'
import type { Misfit } from './schema.ts'

/** Where a value that does not fit stands in a file, and what would fit. */
type Place = { readonly line: number | null; readonly mend: Mend | null }

/** In the header of a Markdown file. */
export const misfitInHeader = (text: string, { path, found }: Misfit): Place => {
  const [key = '', ...below] = path.map(String)
  const entry = entriesOf(text, 'line').findLast((one) => one.key === key)
  if (!entry) return { line: 1, mend: null }
  if (below.length > 0) return { line: lineOfKey(text, entry, below.at(-1) ?? ''), mend: null }
  const now = TEXTS.has(key) && found !== null ? quoting(entry).now : fitting(key, found ?? entry.raw)
  return {
    line: entry.line,
    mend:
      now === null || entry.raw === ''
        ? null
        : { title: `Write “${key}: ${now}”`, safe: true, edits: [{ start: entry.from, was: entry.raw, now }] },
  }
}

/** In a configuration file. */
export const misfitInJson = (text: string, { path, found }: Misfit): Place => {
  const tree = treeOf(text, false)
  if ('why' in tree) return { line: tree.line, mend: null }
  const bom = text.startsWith('\uFEFF') ? 1 : 0
  const node = findNodeAtLocation(
    tree.root,
    path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
  )
  if (!node) return { line: null, mend: null }
  const start = node.offset + bom
  const key = String(path.at(-1) ?? '')
  const isAgents = path.length === 3 && (path[0] === 'agent' || path[0] === 'mode')
  const now = !isAgents
    ? null
    : TEXTS.has(key) && typeof found === 'number'
      ? JSON.stringify(String(found))
      : fitting(key, found)
  const was = text.slice(start, start + node.length)
  return {
    line: lineOf(text, start),
    mend:
      now === null
        ? null
        : { title: `Write ${now} for “${key}”`, safe: true, edits: [{ start, was, now: quotedWord(now) }] },
  }
}

/** JSON knows no words without quotes. */
const quotedWord = (now: string): string => (/^(?:["\d.-]|true$|false$)/.test(now) ? now : JSON.stringify(now))

/** Fields that hold text: a number in one was meant as text. */
const TEXTS: ReadonlySet<string> = new Set(['description', 'name', 'model', 'variant', 'prompt'])
const MODES = ['subagent', 'primary', 'all']

/** A value that the field takes and that can only be what was meant, as it is written in a header; null where none is sure. */
const fitting = (key: string, found: unknown): string | null => {
  const text = typeof found === 'string' ? found.trim() : ''
  if (key === 'mode') return MODES.find((mode) => mode === text.toLowerCase()) ?? null
  if (key === 'permission') return ['allow', 'ask', 'deny'].find((level) => level === text.toLowerCase()) ?? null
  if (key === 'temperature' || key === 'top_p') return /^-?\d+(?:\.\d+)?$/.test(text) ? text : null
  if (key === 'steps' || key === 'maxSteps') return /^[1-9]\d*$/.test(text) ? text : null
  if (key === 'hidden' || key === 'disable')
    return /^(?:true|yes|on)$/i.test(text) ? 'true' : /^(?:false|no|off)$/i.test(text) ? 'false' : null
  if (key !== 'color' || text === '') return null
  const color = /^#[0-9a-f]{3}$/i.test(text) ? `#${[...text.slice(1)].map((digit) => digit + digit).join('')}` : text
  const near = colorFor(color)
  return near === null ? null : JSON.stringify(near)
}

/** The line of a nested key, or of the entry that it stands in. */
const lineOfKey = (text: string, entry: Entry, key: string): number => {
  const at = entry.raw.split('\n').findIndex((line) => line.trimStart().replace(/^["']/, '').startsWith(key))
  return lineOf(text, entry.from) + Math.max(0, at)
}
