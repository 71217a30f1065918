import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import type { OwnField } from '../target.ts'

/** A field of the frontmatter that only Claude Code has, with what the client makes of a value (claude-code.md, 2.3). */
type Known = OwnField & {
  /** The value as the client sees it; null where it drops the value. */
  readonly seen: (value: Json) => Json
  /** What would be right, for the message about a value that is dropped. */
  readonly wants: string
}

const oneOf = (...values: readonly string[]) =>
  ({
    type: 'choice',
    values,
    wants: `one of ${values.join(', ')}`,
    seen: (value: Json) => (typeof value === 'string' && values.includes(value) ? value : null),
  }) as const
const text = {
  type: 'text',
  wants: 'text',
  seen: (value: Json) => (typeof value === 'string' && value !== '' ? value : null),
} as const
const flag = {
  type: 'flag',
  wants: 'true or false',
  seen: (value: Json) =>
    value === true || value === 'true' ? true : value === false || value === 'false' ? false : null,
} as const
const names = {
  type: 'list',
  wants: 'a list of names',
  seen: (value: Json) => (typeof value === 'string' || Array.isArray(value) ? value : null),
} as const
const wholeNumber = (least: number) =>
  ({
    type: 'number',
    wants: `a whole number from ${least}`,
    seen: (value: Json) => (wholeFrom(value) >= least ? wholeFrom(value) : null),
  }) as const
const wholeFrom = (value: Json): number =>
  typeof value === 'number' && Number.isInteger(value)
    ? value
    : typeof value === 'string' && /^\d{1,15}$/.test(value)
      ? Number(value)
      : Number.NaN

const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max']

/** In the order in which a new file gets them. `tools` and `disallowedTools` are printed by `agent-sheet.ts`, capabilities applied. */
export const KNOWN: readonly Known[] = [
  {
    key: 'tools',
    title: 'Tools, word for word',
    help: 'Tools that no capability stands for, or only some of a capability’s tools. The capabilities above are applied to this list.',
    ...names,
  },
  {
    key: 'disallowedTools',
    title: 'Disallowed tools, word for word',
    help: 'Tools taken away one by one. The capabilities above are applied to this list.',
    ...names,
  },
  {
    key: 'permissionMode',
    title: 'Permission mode',
    help: 'How Claude Code asks before the agent acts. Empty: as whoever calls it.',
    ...oneOf('default', 'manual', 'acceptEdits', 'auto', 'dontAsk', 'bypassPermissions', 'plan'),
  },
  { key: 'maxTurns', title: 'Most turns', help: 'The agent stops after this many turns.', ...wholeNumber(1) },
  { key: 'skills', title: 'Skills', help: 'Skills that the agent has read before it starts.', ...names },
  {
    key: 'mcpServers',
    title: 'MCP servers',
    help: 'Names of servers, or servers of its own: [{"name": {"type": "stdio", "command": "…"}}].',
    type: 'json',
    wants: 'a list of names or of one-key maps',
    seen: (value) => (Array.isArray(value) ? value.filter(isServer) : null),
  },
  {
    key: 'hooks',
    title: 'Hooks',
    help: 'Event to matcher groups, as in settings.json. They run only in folders that the person trusts.',
    type: 'json',
    wants: 'a map of events',
    seen: (value) => (isObject(value) ? value : null),
  },
  {
    key: 'memory',
    title: 'Memory',
    help: 'Where the agent keeps what it learns. Gives it Read, Write and Edit.',
    ...oneOf('user', 'project', 'local'),
  },
  { key: 'background', title: 'In the background', help: 'Runs while the main conversation goes on.', ...flag },
  {
    key: 'isolation',
    title: 'Isolation',
    help: 'Works in a copy of the repository (a git worktree).',
    ...oneOf('worktree', 'remote'),
  },
  {
    key: 'effort',
    title: 'Effort',
    help: `How hard it thinks: ${EFFORTS.join(', ')} or a number.`,
    type: 'text',
    values: EFFORTS,
    wants: `${EFFORTS.join(', ')} or a whole number`,
    seen: (value) =>
      typeof value === 'string' && EFFORTS.includes(value)
        ? value
        : Number.isInteger(wholeFrom(value))
          ? wholeFrom(value)
          : null,
  },
  {
    key: 'initialPrompt',
    title: 'First message',
    help: 'Sent at once when the agent runs the main conversation.',
    ...text,
  },
  {
    key: 'omitClaudeMd',
    title: 'Without CLAUDE.md',
    help: 'Starts without the instruction files of the project.',
    ...flag,
  },
  {
    key: 'autoCompactWindow',
    title: 'Compact from',
    help: 'Tokens after which the conversation is compacted, from 100000.',
    ...wholeNumber(100_000),
  },
  { key: 'observer', title: 'Observer', help: 'The agent that watches this one; up to four, with commas.', ...text },
  { key: 'observerMessage', title: 'Message to the observer', help: 'What the observer is told.', ...text },
  {
    key: 'observeSubagents',
    title: 'Observe subagents',
    help: 'Off: the observer does not see what subagents do.',
    ...flag,
  },
  {
    key: 'observeToolResults',
    title: 'Observe results',
    help: 'Off: the observer does not see the results of tools.',
    ...flag,
  },
  {
    key: 'experimental',
    title: 'Experimental',
    help: 'For example {"cacheTtl": "1h"}.',
    type: 'json',
    wants: 'a map',
    seen: (value) => (isObject(value) ? value : null),
  },
]

const isServer = (item: Json): boolean => {
  if (typeof item === 'string') return item !== ''
  if (!isObject(item) || Object.keys(item).length !== 1) return false
  return Object.values(item).every(isObject)
}

export const ownFields: readonly OwnField[] = KNOWN.map(({ key, title, help, type, values }: OwnField) =>
  values ? { key, title, help, type, values } : { key, title, help, type },
)

/** Keys of a header that this target reads; for finding misspelled ones. */
const KEYS = ['name', 'description', 'model', 'color', ...KNOWN.map((known) => known.key)]

/** Keys that look like one of the client's but are not applied: `max_turns`, `Permission-Mode`. */
export const misspelled = (header: JsonObject): { readonly key: string; readonly meant: string }[] =>
  Object.keys(header).flatMap((key) => {
    const meant = BY_BARE.get(bare(key))?.find((known) => known !== key)
    return meant !== undefined && !Object.hasOwn(header, meant) ? [{ key, meant }] : []
  })

const bare = (key: string): string => key.toLowerCase().replace(/[-_]/g, '')
const BY_BARE: ReadonlyMap<string, readonly string[]> = new Map(
  KEYS.map((key) => [bare(key), KEYS.filter((other) => bare(other) === bare(key))]),
)

/** True where a value can stand in a design: no keys that reach a prototype, no numbers that JSON does not have. */
export const isStorable = (value: Json): boolean =>
  typeof value === 'number'
    ? Number.isFinite(value)
    : typeof value !== 'object' ||
      value === null ||
      (Array.isArray(value)
        ? value.every(isStorable)
        : Object.entries(value).every(([key, inner]) => !UNSAFE.has(key) && isStorable(inner as Json)))

const UNSAFE = new Set(['__proto__', 'constructor', 'prototype'])
