import type { Json } from '../../files/json.ts'
import { hasControlCharacter } from '../../files/path.ts'
import { z } from '../zod.ts'

/** The most characters in one text, and the most records in one design: beyond them a design is refused with a reason. */
export const LONGEST_TEXT = 1_048_576
export const MOST_RECORDS = 20_000

export const Text = z.string().check(z.maxLength(LONGEST_TEXT))

/** A text of one line: it stands in a list of a target's file, where a line break would end it. */
export const Line = z.string().check(
  z.maxLength(4000),
  z.refine((text) => !hasControlCharacter(text), 'Keep it on one line, without tabs or other invisible characters.'),
)

/** Canvas coordinates in pixels at zoom 1: of the top left corner. */
export const Point = z.strictObject({ x: z.number(), y: z.number() })
export type Point = z.infer<typeof Point>

const id = <K extends string>(kind: K) =>
  z.templateLiteral([`${kind}:`, z.string().check(z.minLength(1), z.maxLength(600))])

export const AgentId = id('agent')
export const DirectoryId = id('directory')
export const SpecId = id('spec')
export const GroupId = id('group')
export const NoteId = id('note')
export const HandoffId = id('handoff')
export const DelegatesId = id('delegates')
export const ReadsId = id('reads')
export const WritesId = id('writes')
export const VerifiesId = id('verifies')

export type AgentId = z.infer<typeof AgentId>
export type DirectoryId = z.infer<typeof DirectoryId>
export type SpecId = z.infer<typeof SpecId>
export type GroupId = z.infer<typeof GroupId>

/** Where an edge was read from: the sentence that says it, for the person to judge. `line` counts from 1. */
export const Evidence = z.strictObject({ path: z.string(), line: z.int().check(z.minimum(1)), text: Text })
export type Evidence = z.infer<typeof Evidence>

/** What every edge has beside its two ends. A suggested edge was only mentioned in prose; it counts once it is accepted. */
export const edgeFields = {
  suggested: z._default(z.boolean(), false),
  evidence: z._default(z.nullable(Evidence), null),
}

export const Layer = z.int().check(z.minimum(-MOST_RECORDS), z.maximum(MOST_RECORDS))

/** What holds a node on the canvas, groups included. */
export const heldFields = {
  /** A locked node stays where it is: nothing that moves or arranges takes it along. */
  locked: z._default(z.boolean(), false),
  /** Which lies above: the higher one. Nodes of one layer lie in the order of the design. */
  layer: z._default(Layer, 0),
}

/** Where a node stands on the canvas; for people only, never in a target's file. */
export const nodeFields = {
  at: z._default(Point, { x: 0, y: 0 }),
  group: z._default(z.nullable(GroupId), null),
  ...heldFields,
}

/** Keys that would reach an object's prototype have no place in a design. */
const safeKey = z
  .string()
  .check(z.refine((key) => !['__proto__', 'constructor', 'prototype'].includes(key), 'This key is not allowed.'))

export const JsonValue: z.ZodMiniType<Json> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(JsonValue), z.record(safeKey, JsonValue)]),
)
export const JsonFields = z.record(safeKey, JsonValue)
