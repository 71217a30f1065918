import { z } from '../zod.ts'
import { AgentId, JsonValue, Line, nodeFields, Text } from './shared.ts'

/** What an agent may do with a capability: without asking, after asking a person, or not at all. */
export const Level = z.enum(['allow', 'ask', 'deny'])
export type Level = z.infer<typeof Level>

/** The portable tool permissions, one word each; MCP servers come beside them, by name. */
export const CAPABILITIES = ['read', 'search', 'edit', 'shell', 'web', 'delegate', 'skills'] as const
export type Capability = (typeof CAPABILITIES)[number]

/**
 * Every capability has a level; nothing is inherited by accident. `mcp` maps a server's name to its level, or one tool of
 * it (`server__tool`); `*` stands for every server that is not named.
 */
export const Capabilities = z.strictObject({
  read: z._default(Level, 'allow'),
  search: z._default(Level, 'allow'),
  edit: z._default(Level, 'allow'),
  shell: z._default(Level, 'allow'),
  web: z._default(Level, 'allow'),
  delegate: z._default(Level, 'allow'),
  skills: z._default(Level, 'allow'),
  mcp: z._default(z.record(z.string(), Level), { '*': 'allow' }),
})
export type Capabilities = z.infer<typeof Capabilities>

/**
 * What can be allowed or denied apart from the rest of its capability: `web.fetch` is the part `fetch` of `web`.
 * `other` are tools that no capability stands for; where nothing else is said they go with the MCP servers that nobody named.
 */
export const PARTS = [
  'search.text',
  'search.files',
  'edit.change',
  'edit.create',
  'web.fetch',
  'web.search',
  'other.todo',
  'other.lsp',
] as const
export type Part = (typeof PARTS)[number]

/**
 * Exceptions to a capability's level, in order, the last match wins: shell commands or paths, as the target spells
 * patterns. `{ shell: 'deny' }` with the rule `npm test` allow means: this one command and nothing else.
 */
export const Pattern = z.strictObject({ pattern: z.string().check(z.maxLength(2000)), level: Level })
export type Pattern = z.infer<typeof Pattern>

const fields = {
  /** When to use it: what a caller reads before it chooses this agent. */
  description: Text,
  /** Its prompt. */
  instructions: Text,
  /** A model in a tool's own spelling (`sonnet`, `anthropic/claude-…`); null takes the model of whoever calls it. */
  model: z.nullable(z.string().check(z.maxLength(300))),
  /** A colour in a tool's own spelling (`blue`, `#3366FF`); null for none. */
  color: z.nullable(z.string().check(z.maxLength(60))),
  capabilities: Capabilities,
  patterns: z.partialRecord(z.enum(CAPABILITIES), z.array(Pattern)),
  /** Parts of a capability whose level is not that of the capability. */
  parts: z.partialRecord(z.enum(PARTS), Level),
}

/** The capabilities whose level differs for one target; the others are the agent's own. */
const Differing = z.strictObject({
  ...(Object.fromEntries(CAPABILITIES.map((key) => [key, z.optional(Level)])) as Record<
    Capability,
    z.ZodMiniOptional<typeof Level>
  >),
  mcp: z.optional(z.record(z.string(), Level)),
})

/** What an agent is for one target only: fields that differ there, and fields that only this tool has. */
const OwnFields = z.catchall(
  z.partial(z.object({ ...fields, name: z.string().check(z.maxLength(300)), capabilities: Differing })),
  JsonValue,
)

export const Agent = z.strictObject({
  kind: z.literal('agent'),
  id: AgentId,
  name: z.string().check(z.maxLength(300)),
  description: z._default(fields.description, ''),
  instructions: z._default(fields.instructions, ''),
  model: z._default(fields.model, null),
  color: z._default(fields.color, null),
  capabilities: z._default(fields.capabilities, Capabilities.parse({})),
  patterns: z._default(fields.patterns, {}),
  parts: z._default(fields.parts, {}),
  /** Success criteria, one sentence each. */
  success: z._default(z.array(Line), []),
  /** Per target: fields that only this tool has, and fields above whose value differs for this tool. */
  targets: z._default(z.record(z.string(), OwnFields), {}),
  /** Targets that this agent is not written for; none means that it is written for all targets of the design. */
  leftOut: z._default(z.array(z.string()), []),
  /** The nested project that the agent belongs to (a folder with a tool's configuration of its own); '' is the top. */
  root: z._default(z.string(), ''),
  ...nodeFields,
})
export type Agent = z.infer<typeof Agent>
