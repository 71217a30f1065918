import { z } from '../zod.ts'
import { DirectoryId, Line, nodeFields, SpecId, Text } from './shared.ts'

/**
 * A working directory; its instructions become its INSTRUCTIONS.md. A suggested one is only there because suggested edges
 * lead to it: it writes no file, counts once one of them is accepted, and goes with the last of them (`settle.ts`).
 */
export const Directory = z.strictObject({
  kind: z.literal('directory'),
  id: DirectoryId,
  path: z.string().check(z.maxLength(400)),
  /** What it is for, in a line. */
  purpose: z._default(Line, ''),
  instructions: z._default(Text, ''),
  suggested: z._default(z.boolean(), false),
  ...nodeFields,
})
export type Directory = z.infer<typeof Directory>

/** One thing that must hold, and whether it was found to hold (a ticked box in the spec's file). */
export const Criterion = z.strictObject({ text: Line, met: z._default(z.boolean(), false) })
export type Criterion = z.infer<typeof Criterion>

/** A specification: a file that is a contract between agents. */
export const Spec = z.strictObject({
  kind: z.literal('spec'),
  id: SpecId,
  path: z.string().check(z.maxLength(400)),
  content: z._default(Text, ''),
  criteria: z._default(z.array(Criterion), []),
  ...nodeFields,
})
export type Spec = z.infer<typeof Spec>
