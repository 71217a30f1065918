import { asItIs } from './as-it-is.ts'
import { Agent } from './records/agent.ts'
import { Group, Note } from './records/canvas.ts'
import { Delegates, Handoff, Reads, Verifies, Writes } from './records/edges.ts'
import { Directory, Spec } from './records/places.ts'
import { Settings } from './records/settings.ts'
import { MOST_RECORDS } from './records/shared.ts'
import { z } from './zod.ts'

/** The version of saved designs. Raising it needs one migration and the saved design of the version it replaces. */
export const VERSION = 2

export const AnyRecord = z.discriminatedUnion('kind', [
  Settings,
  Agent,
  Directory,
  Spec,
  Note,
  Group,
  Handoff,
  Delegates,
  Reads,
  Writes,
  Verifies,
])
export type AnyRecord = Readonly<z.infer<typeof AnyRecord>>
export type Kind = AnyRecord['kind']
export type RecordOf<K extends Kind> = Extract<AnyRecord, { kind: K }>
export type RecordId = AnyRecord['id']
/** The id says which record it names: `RecordAt<'agent:x'>` is an agent. */
export type RecordAt<I extends RecordId> = I extends `${infer K extends Kind}:${string}` ? RecordOf<K> : never

export const NODE_KINDS = ['agent', 'directory', 'spec', 'note', 'group'] as const satisfies readonly Kind[]
export type NodeKind = (typeof NODE_KINDS)[number]
export type NodeRecord = RecordOf<NodeKind>

export const EDGE_KINDS = ['handoff', 'delegates', 'reads', 'writes', 'verifies'] as const satisfies readonly Kind[]
export type EdgeKind = (typeof EDGE_KINDS)[number]
export type EdgeRecord = RecordOf<EdgeKind>

export const DESIGN_ID = 'design:main'

/** The whole document: a flat map of small records, the design's own settings among them. */
export type Design = { readonly version: typeof VERSION; readonly records: Readonly<Record<string, AnyRecord>> }

const Saved = z.strictObject({ version: z.literal(VERSION), records: z.record(z.string(), AnyRecord) })

/** What is wrong with the records of a design as a whole. */
const faultsOf = ({ records }: Design): { readonly path: string[]; readonly message: string }[] => {
  const ids = Object.keys(records)
  const many =
    ids.length > MOST_RECORDS ? [{ path: [], message: `A design holds at most ${MOST_RECORDS} records.` }] : []
  const strangers = ids.filter((id) => records[id]?.id !== id)
  const lost = records[DESIGN_ID] ? [] : [{ path: ['records'], message: `The record ${DESIGN_ID} is missing.` }]
  const another = 'This record says that it has another id.'
  return [...many, ...strangers.map((id) => ({ path: ['records', id], message: another })), ...lost]
}

/** A saved design. Refuses a record that stands under another id than its own, and a design without its settings. */
export const SavedDesign = Saved.check(
  z.superRefine((design, context) => {
    for (const fault of faultsOf(design)) context.addIssue({ code: 'custom', ...fault })
  }),
)

const savedAsItIs = asItIs(Saved)

/** True of a saved design of this version that needs nothing, told in a part of the time that `SavedDesign` takes. False says nothing. */
export const isSaved = (value: unknown): value is Design => savedAsItIs(value) && faultsOf(value as Design).length === 0

/** What a person may write for a record: all that has a default can be left out. */
export type Draft<K extends Kind> = Omit<Extract<z.input<typeof AnyRecord>, { kind: K }>, 'kind' | 'id'>

/** A record of its kind with its defaults filled in. Throws where a field does not fit: callers hold checked values. */
export const make = <K extends Exclude<Kind, 'design'>>(kind: K, id: RecordOf<K>['id'], draft: Draft<K>): RecordOf<K> =>
  AnyRecord.parse({ ...draft, kind, id }) as RecordOf<K>

export const emptyDesign = (settings: Partial<Omit<Settings, 'kind' | 'id'>> = {}): Design => ({
  version: VERSION,
  records: { [DESIGN_ID]: Settings.parse({ ...settings, kind: 'design', id: DESIGN_ID }) },
})
