import { mergeItems } from './items.ts'
import { isObject, type Json, type JsonObject, jsonObject, own, sameJson } from './json.ts'

export type MergeRules = {
  /** What goes with a key that `was` had and `now` has not: the key with all that stands in it, or only what `was` had in it. */
  readonly removes: 'all' | 'own'
  /** What becomes of one value whose form is the format's own (a list that is written as one text); undefined for the usual. */
  readonly value?: (file: Json, was: Json | undefined, now: Json) => Json | undefined
}

/**
 * The object that a file shall hold when DotBox's part of it goes from `was` to `now`: keys and items that DotBox does not
 * know stay, and so does everything in which `was` and `now` agree, whatever the file says there.
 *
 * A new key goes after the one that precedes it in `now`. Keys inside of the object's values come into the order of `now`
 * where DotBox changed that order (in a map of permissions the last match wins); keys at the top never move.
 */
export const mergeObject = (
  file: JsonObject,
  was: JsonObject,
  now: JsonObject,
  rules: MergeRules,
  depth = 0,
): JsonObject => {
  const anew = depth > 0 && starMoves(file, was, now)
  const entries: [string, Json][] = []
  for (const [key, value] of Object.entries(file)) {
    const known = anew ? own(now, key) : undefined
    const merged = known ?? mergeValue(value, own(was, key), own(now, key), rules, depth)
    if (merged !== undefined) entries.push([key, merged])
  }
  const placed = new Set(entries.map(([key]) => key))
  const keys = Object.keys(now)
  for (const [index, key] of keys.entries()) {
    const value = own(now, key)
    if (placed.has(key) || value === undefined || (!anew && sameJson(own(was, key), value))) continue
    const at = placeFor(
      entries.map(([each]) => each),
      keys,
      index,
      depth,
    )
    entries.splice(at, 0, [key, value])
    placed.add(key)
  }
  return jsonObject(depth > 0 && (anew || mustReorder(placed, was, now)) ? inOrder(entries, keys) : entries)
}

/**
 * In a map of rules, `"*"` stands for every key that is not there, and takes back what stands before it. Where DotBox
 * changes such a map and `"*"` comes, goes or changes, or stood behind other keys, what the file says for a key no longer
 * means what it meant; so all keys that DotBox knows are written anew.
 */
const starMoves = (file: JsonObject, was: JsonObject, now: JsonObject): boolean =>
  !sameJson(own(was, '*'), own(now, '*')) || Object.keys(file).indexOf('*') > 0

const mergeValue = (
  file: Json,
  was: Json | undefined,
  now: Json | undefined,
  rules: MergeRules,
  depth: number,
): Json | undefined => {
  if (sameJson(was, now)) return file
  if (now === undefined) return rules.removes === 'own' && was !== undefined ? withoutOwn(file, was) : undefined
  const special = rules.value?.(file, was, now)
  if (special !== undefined) return special
  if (Array.isArray(now) && Array.isArray(file)) return mergeItems(file, Array.isArray(was) ? was : [], now)
  if (isObject(now) && isObject(file)) return mergeObject(file, isObject(was) ? was : {}, now, rules, depth + 1)
  return now
}

/** What is left of a value when what `was` had in it goes; undefined where nothing of another's is left. */
const withoutOwn = (file: Json, was: Json): Json | undefined => {
  if (Array.isArray(file) && Array.isArray(was)) {
    const left = mergeItems(file, was, [])
    return left.length > 0 ? left : undefined
  }
  if (isObject(file) && isObject(was)) {
    const left = Object.entries(file).flatMap(([key, value]): [string, Json][] => {
      const before = own(was, key)
      const rest = before === undefined ? value : withoutOwn(value, before)
      return rest === undefined ? [] : [[key, rest]]
    })
    return left.length > 0 ? jsonObject(left) : undefined
  }
  return undefined
}

/** Where a new key goes: after its predecessor in `now`; at the top after the last known key, deeper before its successor. */
const placeFor = (present: readonly string[], keys: readonly string[], index: number, depth: number): number => {
  const known = new Set(keys)
  const lastKnown = present.findLastIndex((key) => known.has(key)) + 1
  if (depth === 0) {
    const before = present.indexOf(keys[index - 1] ?? '')
    return before >= 0 ? before + 1 : lastKnown > 0 ? lastKnown : present.length
  }
  const before = keys.slice(0, index).findLast((key) => present.includes(key))
  if (before !== undefined) return present.indexOf(before) + 1
  const after = keys.slice(index + 1).find((key) => present.includes(key))
  return after === undefined ? present.length : present.indexOf(after)
}

/** The order changes only where DotBox changed it, and where order can mean something: not among lists. */
const mustReorder = (present: ReadonlySet<string>, was: JsonObject, now: JsonObject): boolean => {
  const wanted = Object.keys(now).filter((key) => present.has(key))
  if (wanted.every((key) => Array.isArray(now[key]))) return false
  // What is new, or not in the file, has no order yet that could change.
  const before = Object.keys(was).filter((key) => Object.hasOwn(now, key) && present.has(key))
  return !sameJson(
    before,
    wanted.filter((key) => Object.hasOwn(was, key)),
  )
}

/** The known keys in the order of `keys`, in the places that they hold now; others stay where they are. */
const inOrder = (entries: readonly [string, Json][], keys: readonly string[]): [string, Json][] => {
  const known = new Map(entries)
  const queue = keys.filter((key) => known.has(key))
  return entries.map(([key, value]): [string, Json] => {
    if (!keys.includes(key)) return [key, value]
    const next = queue.shift() ?? key
    const moved = known.get(next)
    return [next, moved === undefined ? value : moved]
  })
}
