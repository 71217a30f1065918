import { findNodeAtLocation, parseTree } from 'jsonc-parser'
import { isObject, type Json, type JsonObject } from './json.ts'

/**
 * Gives a key of a JSON or JSONC text another name, and touches nothing else.
 *
 * @param path the keys that lead to it, itself last
 * @returns the text as it was, where the key is not there or the new name is taken
 */
export const renameKey = (text: string, path: readonly string[], name: string): string => {
  const root = parseTree(text)
  const value = root && findNodeAtLocation(root, [...path])
  const key = value?.parent?.children?.[0]
  const taken = root && findNodeAtLocation(root, [...path.slice(0, -1), name])
  if (!key || taken) return text
  return text.slice(0, key.offset) + JSON.stringify(name) + text.slice(key.offset + key.length)
}

/** The same in data: the key keeps its place among the others. */
export const withRenamedKey = (value: JsonObject, [key, ...rest]: readonly string[], name: string): JsonObject => {
  if (key === undefined || !Object.hasOwn(value, key)) return value
  const inner = (each: Json): Json => (isObject(each) ? withRenamedKey(each, rest, name) : each)
  return Object.fromEntries(
    Object.entries(value).map(([each, held]) =>
      each !== key ? [each, held] : rest.length === 0 ? [name, held] : [each, inner(held)],
    ),
  )
}
