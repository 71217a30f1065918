/** A JSON value. Objects keep the order of their keys, which carries meaning in some formats. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * Equal as JSON, the order of keys included; a key without a value counts as none. Says the same as comparing what both print as,
 * and prints neither: most of what is compared is one and the same text.
 */
export const sameJson = (a: unknown, b: unknown): boolean => {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null)
    return JSON.stringify(a) === JSON.stringify(b)
  if (Array.isArray(a) || Array.isArray(b))
    return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, at) => sameJson(item, b[at]))
  const [left, right] = [said(a), said(b)]
  return (
    left.length === right.length &&
    left.every(([key, value], at) => key === right[at]?.[0] && sameJson(value, right[at][1]))
  )
}

const said = (object: object): [string, unknown][] => Object.entries(object).filter(([, value]) => value !== undefined)

/** An object of own keys only; `__proto__` is left out, of equal keys the last one counts, at the place of the first. */
export const jsonObject = (entries: Iterable<readonly [string, Json]>): JsonObject => {
  const kept = new Map<string, Json>()
  for (const [key, value] of entries) if (key !== '__proto__') kept.set(key, value)
  return Object.fromEntries(kept)
}

/** What an object has under a key of its own; never what every object inherits, such as `constructor`. */
export const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined
