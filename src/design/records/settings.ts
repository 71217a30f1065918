import { z } from 'zod'
import { AgentId, JsonFields, Line, Text } from './shared.ts'

/** The design itself, as the one record of its kind, so that undo, diff and the inspector need no special case for it. */
export const Settings = z.strictObject({
  kind: z.literal('design'),
  id: z.literal('design:main'),
  name: Line.max(300).default('Untitled'),
  description: Text.default(''),
  /** The main instructions: the person's own text in the main instruction file. */
  instructions: Text.default(''),
  /** The agent that runs the main conversation; null leaves the main conversation as it is. */
  lead: AgentId.nullable().default(null),
  /** Are permissions, boundaries and gates enforced by guards that are exported with the team? Off: only what the tools' own files hold. */
  enforce: z.boolean().default(false),
  /** Ids of the targets that the design is written for. */
  exportTo: z.array(z.string()).default([]),
  /** Per target: fields that only this tool has, and fields above whose value differs for this tool. */
  targets: z.record(z.string(), JsonFields).default({}),
})
export type Settings = z.infer<typeof Settings>
