/** A JSON value. Objects keep the order of their keys, which carries meaning in some formats. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export type JsonObject = { readonly [key: string]: Json }

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Equal as JSON, the order of keys included. */
export const sameJson = (a: Json | undefined, b: Json | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

/** An object of own keys only; `__proto__` is left out, of equal keys the last one counts, at the place of the first. */
export const jsonObject = (entries: Iterable<readonly [string, Json]>): JsonObject => {
  const kept = new Map<string, Json>()
  for (const [key, value] of entries) if (key !== '__proto__') kept.set(key, value)
  return Object.fromEntries(kept)
}

/** What an object has under a key of its own; never what every object inherits, such as `constructor`. */
export const own = (object: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(object, key) ? object[key] : undefined
