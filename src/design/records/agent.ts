import { z } from 'zod'
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
  read: Level.default('allow'),
  search: Level.default('allow'),
  edit: Level.default('allow'),
  shell: Level.default('allow'),
  web: Level.default('allow'),
  delegate: Level.default('allow'),
  skills: Level.default('allow'),
  mcp: z.record(z.string(), Level).default({ '*': 'allow' }),
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
export const Pattern = z.strictObject({ pattern: z.string().max(2000), level: Level })
export type Pattern = z.infer<typeof Pattern>

const fields = {
  /** When to use it: what a caller reads before it chooses this agent. */
  description: Text,
  /** Its prompt. */
  instructions: Text,
  /** A model in a tool's own spelling (`sonnet`, `anthropic/claude-…`); null takes the model of whoever calls it. */
  model: z.string().max(300).nullable(),
  /** A colour in a tool's own spelling (`blue`, `#3366FF`); null for none. */
  color: z.string().max(60).nullable(),
  capabilities: Capabilities,
  patterns: z.partialRecord(z.enum(CAPABILITIES), z.array(Pattern)),
  /** Parts of a capability whose level is not that of the capability. */
  parts: z.partialRecord(z.enum(PARTS), Level),
}

/** The capabilities whose level differs for one target; the others are the agent's own. */
const Differing = z.strictObject({
  ...(Object.fromEntries(CAPABILITIES.map((key) => [key, Level.optional()])) as Record<
    Capability,
    z.ZodOptional<typeof Level>
  >),
  mcp: z.record(z.string(), Level).optional(),
})

/** What an agent is for one target only: fields that differ there, and fields that only this tool has. */
const OwnFields = z
  .object(fields)
  .extend({ name: z.string().max(300), capabilities: Differing })
  .partial()
  .catchall(JsonValue)

export const Agent = z.strictObject({
  kind: z.literal('agent'),
  id: AgentId,
  name: z.string().max(300),
  description: fields.description.default(''),
  instructions: fields.instructions.default(''),
  model: fields.model.default(null),
  color: fields.color.default(null),
  capabilities: fields.capabilities.default(Capabilities.parse({})),
  patterns: fields.patterns.default({}),
  parts: fields.parts.default({}),
  /** Success criteria, one sentence each. */
  success: z.array(Line).default([]),
  /** Per target: fields that only this tool has, and fields above whose value differs for this tool. */
  targets: z.record(z.string(), OwnFields).default({}),
  /** Targets that this agent is not written for; none means that it is written for all targets of the design. */
  leftOut: z.array(z.string()).default([]),
  /** The nested project that the agent belongs to (a folder with a tool's configuration of its own); '' is the top. */
  root: z.string().default(''),
  ...nodeFields,
})
export type Agent = z.infer<typeof Agent>
