import { z } from 'zod'
import { pathProblem } from '../../files/path.ts'
import type { TextEdit } from '../../files/text-edit.ts'
import { Limit } from './limit.ts'
import { AgentId, JsonFields, Line, Text } from './shared.ts'

/** A change of a file that no record stands for; see `files/text-edit.ts`. */
const TextEditRecord = z.strictObject({
  path: z.string(),
  start: z.int().min(0),
  was: Text,
  now: Text,
}) satisfies z.ZodType<TextEdit>

/** A file that was read at one path and stands at another in an export, because a person agreed to rename it. */
const FileMove = z.strictObject({
  from: z.string(),
  to: z.string().refine((path) => pathProblem(path) === null, 'This is no path inside of a repository.'),
})

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
  /** What no agent may do, whatever its own file says. */
  limits: z.array(Limit).default([]),
  /** Are permissions, boundaries and gates enforced by guards that are exported with the team? Off: only what the tools' own files hold. */
  enforce: z.boolean().default(false),
  /** Ids of the targets that the design is written for. */
  exportTo: z.array(z.string()).default([]),
  /** Per target: fields that only this tool has, and fields above whose value differs for this tool. */
  targets: z.record(z.string(), JsonFields).default({}),
  /** Changes of files as they were read that no other field stands for; made at export. */
  textEdits: z.array(TextEditRecord).default([]),
  /** Files of agents that are renamed at export though their tool does not ask for it. */
  fileMoves: z.array(FileMove).default([]),
  /** Where work flows on the canvas when it is laid out; for people only. */
  flow: z.enum(['right', 'down']).default('right'),
})
export type Settings = z.infer<typeof Settings>
