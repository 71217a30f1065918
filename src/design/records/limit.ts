import { z } from '../zod.ts'
import { CAPABILITIES, PARTS } from './agent.ts'

/** What a limit is about: a capability, a part of one, MCP servers, or files outside of the repository. */
export const LIMITED = [...CAPABILITIES, ...PARTS, 'mcp', 'outside'] as const
export type Limited = (typeof LIMITED)[number]

/**
 * What no agent of a project may do, whatever stands in its own file; read from a tool's settings for the whole session.
 * Patterns are those of `Pattern`, paths count from the top of the repository; for `mcp` they name a server or
 * `server__tool`. `*` is everything.
 */
export const Limit = z.strictObject({
  on: z.enum(LIMITED),
  pattern: z._default(z.string().check(z.maxLength(2000)), '*'),
  level: z.enum(['ask', 'deny']),
  /** The nested project that it holds for; '' is the top. */
  root: z._default(z.string(), ''),
})
export type Limit = z.infer<typeof Limit>
