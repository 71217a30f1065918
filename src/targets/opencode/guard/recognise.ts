import { type FileSet, textOf } from '../../../files/file-set.ts'
import { isObject, type Json, type JsonObject } from '../../../files/json.ts'
import { joinPath } from '../../../files/path.ts'
import { parseJsonc } from '../../../files/revise-json.ts'
import { Policy } from '../../../guard/policy.ts'
import { isLevel } from '../permission.ts'
import { KEPT, POLICY_PATH } from './kept.ts'
import { type BuiltIns, OWN_CONFIG } from './own-config.ts'

/** What enforcement left in a repository: the policy, where it can be read, and DotBox's own configuration file. */
export type Enforcement = {
  readonly policy: Policy | null
  readonly builtIns: BuiltIns
  /** True for the configuration file that is DotBox's own: what stands in there is no agent of the team. */
  readonly isOwn: (path: string) => boolean
}

/** Is the design enforced in this project? Null where no policy lies there. */
export const enforcementIn = (files: FileSet, root: string): Enforcement | null => {
  const text = textOf(files, joinPath(root, POLICY_PATH))
  if (text === null) return null
  const parsed = parseJsonc(text)
  const policy = parsed.ok ? Policy.safeParse(parsed.value) : null
  const config = textOf(files, joinPath(root, OWN_CONFIG))
  const own = config !== null && isOwnConfig(config)
  return {
    policy: policy?.data ?? null,
    builtIns: own && switchesOff(config) ? 'off' : 'keep',
    isOwn: (path) => own && path === joinPath(root, OWN_CONFIG),
  }
}

const OWN_KEYS: ReadonlySet<string> = new Set(['$schema', 'permission', 'agent', 'experimental'])

/** Is this the text of a configuration that DotBox wrote for itself, and nothing of a person's in it? */
export const isOwnConfig = (text: string): boolean => {
  const value = objectIn(text)
  if (value === null || !Object.keys(value).every((key) => OWN_KEYS.has(key))) return false
  const { permission, agent = {}, experimental = {} } = value
  return (
    isObject(permission) &&
    permission.edit === 'deny' &&
    permission.bash === 'deny' &&
    permission.task === 'deny' &&
    isObject(agent) &&
    Object.values(agent).every(isOwnEntry) &&
    isObject(experimental) &&
    Object.keys(experimental).every((key) => key === 'subagent_depth')
  )
}

const isOwnEntry = (entry: Json): boolean =>
  isObject(entry) && Object.keys(entry).every((key) => key === 'permission' || key === 'disable')

const switchesOff = (text: string): boolean => {
  const agent = objectIn(text)?.agent
  return isObject(agent) && Object.values(agent).some((entry) => isObject(entry) && entry.disable === true)
}

const objectIn = (text: string): JsonObject | null => {
  const parsed = parseJsonc(text)
  return parsed.ok && isObject(parsed.value) ? parsed.value : null
}

/**
 * An agent's permissions without what enforcement wrote into them, so that a design is read back as it was: what guards the
 * team, the places to read, the shut door to other folders, and nobody to call.
 */
export const withoutGuard = (permission: JsonObject, policy: Policy, name: string): JsonObject => {
  const own = Object.hasOwn(policy.agents, name) ? policy.agents[name] : undefined
  if (!own) return permission
  const left = new Map(Object.entries(permission))
  const edit = left.get('edit')
  const ticked = (pattern: string) =>
    policy.specs[pattern]?.includes(name) === true && own.writes?.includes(pattern) !== true && !isStated(own, pattern)
  if (isObject(edit)) left.set('edit', plain(without(edit, (pattern) => KEPT.includes(pattern) || ticked(pattern))))
  const read = left.get('read')
  if (isObject(read) && own.reads)
    left.set('read', plain(without(read, (pattern) => own.reads?.includes(pattern) === true)))
  const confined = own.may.edit === 'deny' || own.may.read === 'deny' || own.writes !== undefined
  if (confined && left.get('external_directory') === 'deny') left.delete('external_directory')
  if (left.get('task') === 'deny' && own.may.delegate !== undefined && own.calls.length === 0)
    left.set('task', own.may.delegate)
  return Object.fromEntries(left)
}

const isStated = (own: Policy['agents'][string], pattern: string): boolean =>
  (own.except?.edit ?? []).some(([stated]) => stated === pattern)

const without = (rules: JsonObject, gone: (pattern: string) => boolean): JsonObject =>
  Object.fromEntries(Object.entries(rules).filter(([pattern]) => !gone(pattern)))

/** `{ "*": "deny" }` is the word alone. */
const plain = (rules: JsonObject): Json => (Object.keys(rules).length === 1 && isLevel(rules['*']) ? rules['*'] : rules)
