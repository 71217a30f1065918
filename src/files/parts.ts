import { type Json, type JsonObject, sameJson } from './json.ts'

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
  const counts = (index: number): boolean =>
    keys[index] !== '__proto__' && keys.lastIndexOf(keys[index] ?? '') === index
  const stay = [...keys.keys()].filter(
    (index) => keys[index] === '__proto__' || Object.hasOwn(wanted, keys[index] ?? ''),
  )
  const parts = inOrderOf(keys, names, stay, counts).map((index) => ({
    key: counts(index) ? keys[index] : undefined,
    part: { from: index, text: kept(index, counts(index) ? wanted[keys[index] ?? ''] : undefined) } as Part,
  }))
  for (const [at, key] of names.entries()) {
    const value = wanted[key]
    if (value === undefined || keys.includes(key)) continue
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
  const present = names.filter((name) => keys.includes(name))
  const firsts = present.map((name) => keys.indexOf(name))
  if (firsts.every((first, at) => at === 0 || first > (firsts[at - 1] ?? 0))) return stay
  const queue = present.map((name) => keys.lastIndexOf(name))
  return stay.map((index) => (counts(index) ? (queue.shift() ?? index) : index))
}

/** The parts of a list that holds `items` and shall hold `wanted`: equal items are the same one, each used once. */
export const listParts = (
  items: readonly Json[],
  wanted: readonly Json[],
  text: { readonly kept: (index: number) => string; readonly fresh: (value: Json) => string },
): Part[] => {
  const used = new Set<number>()
  return wanted.map((value) => {
    const from = items.findIndex((item, index) => !used.has(index) && sameJson(item, value))
    if (from < 0) return { from: null, text: text.fresh(value) }
    used.add(from)
    return { from, text: text.kept(from) }
  })
}
