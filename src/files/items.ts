import type { Json } from './json.ts'
import { sameJson } from './json.ts'

/**
 * The items of a list that is written as one text, `Read, Bash(git diff:*)`: split at commas and blanks outside of
 * parentheses, as Claude Code 2.1.330 reads `tools`. With `commasOnly`, blanks belong to the items.
 */
export const splitItems = (text: string, commasOnly = false): string[] => {
  const items: string[] = []
  let item = ''
  let depth = 0
  for (const char of text) {
    if (depth === 0 && (char === ',' || (!commasOnly && /\s/.test(char)))) {
      items.push(item)
      item = ''
      continue
    }
    if (char === '(') depth++
    if (char === ')' && depth > 0) depth--
    item += char
  }
  return [...items, item].map((each) => each.trim()).filter((each) => each !== '')
}

/**
 * What becomes of the items in a file when DotBox's own go from `was` to `now`: those of `was` that are gone from `now` are
 * taken out once, new ones are put after the item which precedes them in `now`, everything else stays where it is. Where
 * the file held exactly what was read, it holds exactly `now` afterwards.
 */
export const mergeItems = (file: readonly Json[], was: readonly Json[], now: readonly Json[]): readonly Json[] => {
  if (sameJson(file, was)) return now
  const left = [...file]
  for (const item of without(was, now)) {
    const at = indexIn(left, item)
    if (at >= 0) left.splice(at, 1)
  }
  for (const item of without(without(now, was), without(left, was))) {
    const before = now.slice(0, indexIn(now, item)).findLast((each) => indexIn(left, each) >= 0)
    left.splice(before === undefined ? left.length : lastIndexIn(left, before) + 1, 0, item)
  }
  return left
}

const indexIn = (items: readonly Json[], item: Json): number => items.findIndex((each) => sameJson(each, item))
const lastIndexIn = (items: readonly Json[], item: Json): number => items.findLastIndex((each) => sameJson(each, item))

/** `items` without those of `others`, each taken out as often as it stands there. */
const without = (items: readonly Json[], others: readonly Json[]): Json[] => {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(JSON.stringify(other), (counts.get(JSON.stringify(other)) ?? 0) + 1)
  return items.filter((item) => {
    const key = JSON.stringify(item)
    const count = counts.get(key) ?? 0
    counts.set(key, count - 1)
    return count <= 0
  })
}

/**
 * The same for a list that a file writes as one text: separators that stand there stay. Null where a new item cannot
 * stand in such a text (it holds a comma or a blank), or where no item is left.
 */
export const mergeItemText = (file: string, was: readonly string[], now: readonly string[]): string | null => {
  const commasOnly = [...was, ...now].some((item) => splitItems(item).length > 1) && file.includes(',')
  const old = splitItems(file, commasOnly)
  const wanted = mergeItems(old, was, now) as readonly string[]
  if (wanted.length === 0 || wanted.some((item) => !sameJson(splitItems(item, commasOnly), [item]))) return null
  if (sameJson(old, wanted)) return file
  const separators: string[] = []
  let at = 0
  for (const item of old) {
    const start = file.indexOf(item, at)
    separators.push(file.slice(at, start))
    at = start + item.length
  }
  const usual = separators[1] ?? ', '
  const before = new Map(old.map((item, index) => [item, separators[index]]))
  const text = wanted.map((item, index) => (index === 0 ? item : (before.get(item) || usual) + item)).join('')
  return (separators[0] ?? '') + text + file.slice(at)
}
