import { isObject, type Json, type JsonObject } from '../../files/json.ts'
import type { OwnField } from '../target.ts'

/** The fields that only OpenCode has, in the order in which a new file gets them; `permission` and `prompt` apart. */
export const ownFields: readonly OwnField[] = [
  {
    key: 'mode',
    title: 'Mode',
    help: 'primary: a person talks to it; subagent: other agents call it; all: both. A lead is always primary or all.',
    type: 'choice',
    values: ['primary', 'subagent', 'all'],
  },
  { key: 'temperature', title: 'Temperature', help: 'How freely the model chooses its words, 0 to 1.', type: 'number' },
  { key: 'top_p', title: 'Top p', help: 'Another bound on the choice of words, 0 to 1.', type: 'number' },
  {
    key: 'steps',
    title: 'Steps',
    help: 'The most steps in one run, at least 1; after that it answers in words only.',
    type: 'number',
  },
  {
    key: 'variant',
    title: 'Variant',
    help: 'A variant of the model, such as high; it counts only beside a model.',
    type: 'text',
  },
  {
    key: 'hidden',
    title: 'Hidden',
    help: 'Not offered after @. Other agents can still call it. A hidden agent cannot be the lead.',
    type: 'flag',
  },
  { key: 'disable', title: 'Disabled', help: 'OpenCode leaves the agent out.', type: 'flag' },
  {
    key: 'options',
    title: 'Options',
    help: 'Sent to the provider of the model with every request, such as reasoningEffort.',
    type: 'json',
  },
  {
    key: 'permission',
    title: 'More permissions',
    help: 'Permissions that no capability stands for, such as external_directory, todowrite or lsp. They are written over those of the capabilities.',
    type: 'json',
  },
  {
    key: 'tools',
    title: 'Tools (old)',
    help: 'The deprecated map of tools. It counts before the permissions, which are always written out.',
    type: 'json',
  },
  {
    key: 'prompt',
    title: 'Prompt file',
    help: 'The prompt as opencode.json names it, such as {file:./prompts/reviewer.md}. Where it is one file of the repository, the instructions are edited there.',
    type: 'text',
  },
]

/** The keys of an agent's header that are copied as they are. */
export const COPIED = ['temperature', 'top_p', 'steps', 'variant', 'hidden', 'disable', 'options'] as const

const UNSAFE: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

/** A value without the keys that would reach an object's prototype. */
export const safeJson = (value: Json): Json => {
  if (Array.isArray(value)) return value.map(safeJson)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) => (UNSAFE.has(key) ? [] : [[key, safeJson(inner)] as const])),
  )
}

/** The own fields that an agent's data states. */
export const ownFieldsOf = (data: JsonObject, rest: JsonObject): JsonObject => {
  const own: Record<string, Json> = {}
  // A new file says `subagent`, and a file that says nothing means `all`: only what differs from a new file is kept.
  if (data.mode === undefined || data.mode === 'all') own.mode = 'all'
  else if (data.mode === 'primary') own.mode = data.mode
  for (const key of COPIED) {
    const value = key === 'steps' ? (data.steps ?? data.maxSteps) : data[key]
    if (value !== undefined && value !== null) own[key] = safeJson(value)
  }
  if (isObject(data.tools)) own.tools = safeJson(data.tools)
  const more = safeJson(rest)
  if (isObject(more) && Object.keys(more).length > 0) own.permission = more
  return own
}
