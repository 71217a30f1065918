import type { FileSet } from '../../files/file-set.ts'
import { textOf } from '../../files/file-set.ts'
import { lineOf } from '../../files/header-entry.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { isBelow, LONGEST_PATH } from '../../files/path.ts'
import { parseJsonc } from '../../files/revise-json.ts'
import { type Mend, type Problem, problem } from '../problem.ts'
import { misfitInJson } from './misfit.ts'
import { ownedAs } from './paths.ts'
import { permissionMap } from './permission.ts'
import { configProblem } from './schema.ts'
import { missingReference, substituted } from './substitute.ts'

/** One opencode.json(c) as read. */
export type ConfigFile = {
  readonly path: string
  readonly root: string
  readonly value: JsonObject
  /** Why OpenCode refuses it, and with it every agent, or null. */
  readonly problem: Problem | null
}

/** All configuration files, in the order in which the client lays them over one another: what comes later wins. */
export const readConfigs = (files: FileSet): ConfigFile[] =>
  [...files.keys()]
    .filter((path) => ownedAs(path)?.kind === 'config')
    .sort((a, b) => rank(a) - rank(b))
    .flatMap((path) => {
      const text = textOf(files, path)
      return text === null ? [] : [readConfig(files, path, text)]
    })

/**
 * In one folder `.jsonc` beats `.json`. The nearer folder beats the farther one, but what is in a `.opencode` beats all
 * that stands outside of one, and there the farther one wins (observed with 1.18.33).
 */
const rank = (path: string): number => {
  const owned = ownedAs(path)
  const depth = owned === null || owned.root === '' ? 0 : owned.root.split('/').length
  const inside = /(?:^|\/)\.opencode\/[^/]+$/.test(path)
  return (inside ? 2 * LONGEST_PATH - depth : depth) * 2 + (path.endsWith('c') ? 1 : 0)
}

const readConfig = (files: FileSet, path: string, text: string): ConfigFile => {
  const root = ownedAs(path)?.root ?? ''
  if (text.trim() === '') return { path, root, value: {}, problem: null }
  const refused = (why: string, about: { line?: number | null; mend?: Mend | null } = {}) =>
    problem('refused-value', why, about)
  const parsed = parseJsonc(text)
  if (!parsed.ok)
    return {
      path,
      root,
      value: {},
      problem: refused(`it is no valid JSON: ${parsed.why} (line ${parsed.line})`, { line: parsed.line }),
    }
  if (!isObject(parsed.value)) return { path, root, value: {}, problem: refused('it is no object', { line: 1 }) }
  const missing = missingReference(files, path, text)
  if (missing !== null)
    return {
      path,
      root,
      value: parsed.value,
      problem: refused(`${missing} names a file that is not there`, { line: lineOf(text, text.indexOf(missing)) }),
    }
  const second = secondVersion(parsed.value)
  if (second !== null) return { path, root, value: parsed.value, problem: refused(second) }
  const misfit = configProblem(substituted(files, path, parsed.value))
  return {
    path,
    root,
    value: parsed.value,
    problem: misfit && refused(misfit.why, misfitInJson(text, misfit)),
  }
}

/** OpenCode 1 refuses the permission lists of OpenCode 2 in a configuration (not so in Markdown, where it ignores them). */
const secondVersion = (value: JsonObject): string | null => {
  const holders: [string, Json | undefined][] = [['', value]]
  for (const key of ['agent', 'mode'])
    if (isObject(value[key]))
      for (const [name, entry] of Object.entries(value[key])) holders.push([`${key}.${name}.`, entry])
  const found = holders.find(([, holder]) => isObject(holder) && holder.permissions !== undefined)
  return found ? `${found[0]}permissions is a key of OpenCode 2, which OpenCode 1 refuses` : null
}

/** The configurations that count for a project folder: its own and those of the folders above it. */
export const configsFor = (configs: readonly ConfigFile[], root: string): ConfigFile[] =>
  configs.filter((config) => isBelow(root, config.root))

/** The names of the MCP servers that configurations state, as they stand in the names of tools. */
export const serversIn = (configs: readonly ConfigFile[]): string[] =>
  configs.flatMap(({ value: { mcp } }) =>
    isObject(mcp) ? Object.keys(mcp).map((name) => name.replace(/[^A-Za-z0-9_-]/g, '_')) : [],
  )

/** The permissions that a configuration gives to every agent, merged as the client merges: key by key, first position kept. */
export const sharedPermission = (configs: readonly ConfigFile[]): JsonObject => {
  const permission = configs
    .map((config) => config.value.permission)
    .reduce<JsonObject>((all, one) => merged(all, permissionMap({ permission: one ?? {} })), {})
  const tools = configs
    .map((config) => config.value.tools)
    .reduce<JsonObject>((all, one) => merged(all, isObject(one) ? one : {}), {})
  return merged(permissionMap({ tools }), permission)
}

const merged = (a: JsonObject, b: JsonObject): JsonObject => {
  const out = new Map(Object.entries(a))
  for (const [key, value] of Object.entries(b)) {
    const before = out.get(key)
    out.set(key, isObject(before) && isObject(value) ? merged(before, value) : value)
  }
  return Object.fromEntries(out)
}
