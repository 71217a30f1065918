import type { Json, JsonObject } from './json.ts'

/** One part of what a list or a map shall hold: one that is there (`from`, with its text as it shall be), or a new one. */
export type Part = { readonly from: number | null; readonly text: string }

type MapTexts = {
  /** The text of an entry that stays; `value` is what it shall hold, undefined where it is not to be touched. */
  readonly kept: (index: number, value: Json | undefined) => string
  readonly fresh: (key: string, value: Json) => string
}

/**
 * The parts of a map that has `keys` and shall hold `wanted`. Entries keep their places unless the order of `wanted` is another.
 * What no value can tell (a key that stands twice, of which the last counts, and `__proto__`) stays untouched.
 */
export const mapParts = (keys: readonly string[], wanted: JsonObject, { kept, fresh }: MapTexts): Part[] => {
  const names = Object.keys(wanted)
  const last = new Map(keys.map((key, index) => [key, index]))
  const counts = (index: number): boolean => keys[index] !== '__proto__' && last.get(keys[index] ?? '') === index
  const stay = [...keys.keys()].filter(
    (index) => keys[index] === '__proto__' || Object.hasOwn(wanted, keys[index] ?? ''),
  )
  const parts = inOrderOf(keys, names, stay, counts).map((index) => ({
    key: counts(index) ? keys[index] : undefined,
    part: { from: index, text: kept(index, counts(index) ? wanted[keys[index] ?? ''] : undefined) } as Part,
  }))
  for (const [at, key] of names.entries()) {
    const value = wanted[key]
    if (value === undefined || last.has(key)) continue
    const before = parts.findLastIndex((each) => each.key === names[at - 1])
    parts.splice(at === 0 ? 0 : before + 1, 0, { key, part: { from: null, text: fresh(key, value) } })
  }
  return parts.map(({ part }) => part)
}

const inOrderOf = (
  keys: readonly string[],
  names: readonly string[],
  stay: readonly number[],
  counts: (index: number) => boolean,
): readonly number[] => {
  const [first, last] = [new Map<string, number>(), new Map<string, number>()]
  for (const [index, key] of keys.entries()) {
    if (!first.has(key)) first.set(key, index)
    last.set(key, index)
  }
  const present = names.filter((name) => first.has(name))
  const firsts = present.map((name) => first.get(name) ?? 0)
  if (firsts.every((place, at) => at === 0 || place > (firsts[at - 1] ?? 0))) return stay
  const queue = present.map((name) => last.get(name) ?? 0)
  return stay.map((index) => (counts(index) ? (queue.shift() ?? index) : index))
}

/** The parts of a list that holds `items` and shall hold `wanted`: equal items are the same one, each used once. */
export const listParts = (
  items: readonly Json[],
  wanted: readonly Json[],
  text: { readonly kept: (index: number) => string; readonly fresh: (value: Json) => string },
): Part[] => {
  const places = new Map<string, number[]>()
  for (const [index, item] of items.entries()) {
    const key = JSON.stringify(item)
    const same = places.get(key)
    if (same) same.push(index)
    else places.set(key, [index])
  }
  for (const same of places.values()) same.reverse()
  return wanted.map((value) => {
    const from = places.get(JSON.stringify(value))?.pop()
    if (from === undefined) return { from: null, text: text.fresh(value) }
    return { from, text: text.kept(from) }
  })
}
