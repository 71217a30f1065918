import type { Level } from '../../design/records/agent.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import { matches } from './wildcard.ts'

/** One line of OpenCode's flat list of permissions. Both `key` and `pattern` are wildcards. */
export type Rule = { readonly key: string; readonly pattern: string; readonly level: Level }

export const isLevel = (value: Json | undefined): value is Level =>
  value === 'allow' || value === 'ask' || value === 'deny'

/**
 * A `permission` as its author meant it, where the client refuses it for its spelling: `DENY` is deny, and a word that is no
 * level takes away rather than gives.
 */
export const meantPermission = (value: Json): Json => {
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase()
    return isLevel(word) ? word : /^[a-z]+$/.test(word) ? 'deny' : value
  }
  if (value === false) return 'deny'
  return isObject(value)
    ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, meantPermission(inner)]))
    : value
}

/** The rules of a `permission` value, in the order in which they stand, which is the order of their force. */
export const rulesOf = (permission: Json | undefined): Rule[] => {
  if (isLevel(permission)) return [{ key: '*', pattern: '*', level: permission }]
  if (!isObject(permission)) return []
  return Object.entries(permission).flatMap(([key, value]): Rule[] => {
    if (isLevel(value)) return [{ key, pattern: '*', level: value }]
    if (!isObject(value)) return []
    return Object.entries(value).flatMap(([pattern, level]) => (isLevel(level) ? [{ key, pattern, level }] : []))
  })
}

/** What happens to a call: the last rule that matches decides; where none does, a person is asked. */
export const evaluate = (rules: readonly Rule[], key: string, value: string): Level =>
  rules.findLast((rule) => matches(rule.key, key) && matches(rule.pattern, value))?.level ?? 'ask'

/** Files of secrets that OpenCode asks about by default although it reads everything else. */
export const ENV_FILES: readonly { readonly pattern: string; readonly level: Level }[] = [
  { pattern: '*.env', level: 'ask' },
  { pattern: '*.env.*', level: 'ask' },
  { pattern: '*.env.example', level: 'allow' },
]

/** What every agent of a person starts from (1.18.33, `Agent` in the bundle; the paths of its own folders left out). */
export const DEFAULTS: readonly Rule[] = [
  { key: '*', pattern: '*', level: 'allow' },
  { key: 'doom_loop', pattern: '*', level: 'ask' },
  { key: 'external_directory', pattern: '*', level: 'ask' },
  { key: 'question', pattern: '*', level: 'deny' },
  { key: 'plan_enter', pattern: '*', level: 'deny' },
  { key: 'plan_exit', pattern: '*', level: 'deny' },
  { key: 'read', pattern: '*', level: 'allow' },
  ...ENV_FILES.map((file) => ({ key: 'read', ...file })),
]

const only = (level: Level, ...keys: readonly string[]): Rule[] => keys.map((key) => ({ key, pattern: '*', level }))
const NOTHING = only('deny', '*')

/** What the client says of its own agents before any file does (1.18.33, `GET /agent`); a file under such a name adds to it. */
const OF_THE_CLIENT: ReadonlyMap<string, readonly Rule[]> = new Map([
  ['explore', [...NOTHING, ...only('allow', 'grep', 'glob', 'list', 'bash', 'webfetch', 'websearch', 'read')]],
  ['general', only('deny', 'todowrite')],
  [
    'plan',
    [
      { key: 'task', pattern: 'general', level: 'deny' },
      { key: 'edit', pattern: '*', level: 'deny' },
      { key: 'edit', pattern: '.opencode/plans/*.md', level: 'allow' },
    ],
  ],
  ['title', NOTHING],
  ['summary', NOTHING],
  ['compaction', NOTHING],
])

/** The rules that an agent of this name starts from, beside those of all agents. */
export const rulesOfName = (name: string): readonly Rule[] => OF_THE_CLIENT.get(name) ?? []

/**
 * The permission map that the client makes of an agent or of a whole configuration: the deprecated `tools` come first,
 * `write` and `patch` among them mean `edit`, and `permission` is laid over them (a key keeps its first position).
 */
export const permissionMap = (entry: JsonObject): JsonObject => {
  const map = new Map<string, Json>()
  if (isObject(entry.tools)) {
    for (const [tool, on] of Object.entries(entry.tools)) {
      if (typeof on === 'boolean') map.set(tool === 'write' || tool === 'patch' ? 'edit' : tool, on ? 'allow' : 'deny')
    }
  }
  if (isLevel(entry.permission)) map.set('*', entry.permission)
  else if (isObject(entry.permission)) for (const [key, value] of Object.entries(entry.permission)) map.set(key, value)
  return Object.fromEntries(map)
}
