import { pathProblem } from '../../files/path.ts'
import type { TextEdit } from '../../files/text-edit.ts'
import { z } from '../zod.ts'
import { Limit } from './limit.ts'
import { AgentId, JsonFields, Line, Text } from './shared.ts'

/** A change of a file that no record stands for; see `files/text-edit.ts`. */
const TextEditRecord = z.strictObject({
  path: z.string(),
  start: z.int().check(z.minimum(0)),
  was: Text,
  now: Text,
}) satisfies z.ZodMiniType<TextEdit>

/** A file that was read at one path and stands at another in an export, because a person agreed to rename it. */
const FileMove = z.strictObject({
  from: z.string(),
  to: z.string().check(z.refine((path) => pathProblem(path) === null, 'This is no path inside of a repository.')),
})

/** The design itself, as the one record of its kind, so that undo, diff and the inspector need no special case for it. */
export const Settings = z.strictObject({
  kind: z.literal('design'),
  id: z.literal('design:main'),
  name: z._default(Line.check(z.maxLength(300)), 'Untitled'),
  description: z._default(Text, ''),
  /** The main instructions: the person's own text in the main instruction file. */
  instructions: z._default(Text, ''),
  /** The agent that runs the main conversation; null leaves the main conversation as it is. */
  lead: z._default(z.nullable(AgentId), null),
  /** What no agent may do, whatever its own file says. */
  limits: z._default(z.array(Limit), []),
  /** Are permissions, boundaries and gates enforced by guards that are exported with the team? Off: only what the tools' own files hold. */
  enforce: z._default(z.boolean(), false),
  /** Ids of the targets that the design is written for. */
  exportTo: z._default(z.array(z.string()), []),
  /** Per target: fields that only this tool has, and fields above whose value differs for this tool. */
  targets: z._default(z.record(z.string(), JsonFields), {}),
  /** Changes of files as they were read that no other field stands for; made at export. */
  textEdits: z._default(z.array(TextEditRecord), []),
  /** Files of agents that are renamed at export though their tool does not ask for it. */
  fileMoves: z._default(z.array(FileMove), []),
  /** Where work flows on the canvas when it is laid out; for people only. */
  flow: z._default(z.enum(['right', 'down']), 'right'),
})
export type Settings = z.infer<typeof Settings>
