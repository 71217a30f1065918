import { z } from '../zod.ts'
import {
  AgentId,
  DelegatesId,
  DirectoryId,
  edgeFields,
  HandoffId,
  Line,
  ReadsId,
  SpecId,
  Text,
  VerifiesId,
  WritesId,
} from './shared.ts'

/**
 * What must hold before a handoff: a command that exits 0, files that exist (`*` stands for any), a spec whose criteria
 * were all verified by an agent that does not implement it, or a person's approval (of what).
 */
export const Gate = z.union([
  z.strictObject({ command: Line.check(z.minLength(1)) }),
  z.strictObject({ files: z.array(Line.check(z.minLength(1))).check(z.minLength(1)) }),
  z.strictObject({ verified: SpecId }),
  z.strictObject({ approval: Line }),
])
export type Gate = z.infer<typeof Gate>

/** How many of the handoffs into one agent it waits for. All handoffs into an agent hold the same join (`settle.ts`). */
export const Join = z.union([z.literal('all'), z.literal('any'), z.int().check(z.minimum(1))])
export type Join = z.infer<typeof Join>

/** Output passes on from one agent to another. */
export const Handoff = z.strictObject({
  kind: z.literal('handoff'),
  id: HandoffId,
  from: AgentId,
  to: AgentId,
  /** When it happens and what is passed, in words. */
  rule: z._default(Text, ''),
  gate: z._default(z.nullable(Gate), null),
  join: z._default(z.nullable(Join), null),
  /** The most times that it may happen in one run; null is no bound. A loop needs one. */
  bound: z._default(z.nullable(z.int().check(z.minimum(1))), null),
  ...edgeFields,
})
export type Handoff = z.infer<typeof Handoff>

/**
 * A permission states it: this and nothing else. A target that cannot hold that takes the capability away instead of
 * asking the agent kindly. False where the edge was drawn, or was read from what DotBox itself tells the team.
 */
const strict = z._default(z.boolean(), false)

/** The caller may call the other agent and gets its answer back. */
export const Delegates = z.strictObject({
  kind: z.literal('delegates'),
  id: DelegatesId,
  from: AgentId,
  to: AgentId,
  strict,
  ...edgeFields,
})
export type Delegates = z.infer<typeof Delegates>

const Place = z.union([DirectoryId, SpecId])

export const Reads = z.strictObject({ kind: z.literal('reads'), id: ReadsId, from: AgentId, to: Place, ...edgeFields })
export type Reads = z.infer<typeof Reads>

export const Writes = z.strictObject({
  kind: z.literal('writes'),
  id: WritesId,
  from: AgentId,
  to: Place,
  strict,
  ...edgeFields,
})
export type Writes = z.infer<typeof Writes>

/** The agent checks the spec's criteria, independently of who implements it. */
export const Verifies = z.strictObject({
  kind: z.literal('verifies'),
  id: VerifiesId,
  from: AgentId,
  to: SpecId,
  ...edgeFields,
})
export type Verifies = z.infer<typeof Verifies>
