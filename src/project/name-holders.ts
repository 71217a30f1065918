import { type Edit, inOrder, patch } from '../design/edits.ts'
import { DESIGN_ID, type Design, type RecordId } from '../design/model.ts'
import { nodes, settings } from '../design/queries.ts'
import { applyEdits, type Edit as Replacement } from '../files/edit.ts'
import { textOf } from '../files/file-set.ts'
import type { JsonObject } from '../files/json.ts'
import { tier } from '../files/select.ts'
import { editText } from '../files/text-edit.ts'
import { grouped } from '../rules/grouped.ts'
import { furtherEdits } from './further-edits.ts'
import { keptKind } from './kept.ts'
import type { Reading } from './reading.ts'

/** What holds a text that may name an agent: a field of a record, or a file that no record stands for. */
export type Holder =
  | { readonly kind: 'field'; readonly record: RecordId; readonly field: string; readonly target: string | null }
  | { readonly kind: 'file'; readonly path: string }

/** A text, what holds it, and the file that it stands in. */
export type Held = { readonly holder: Holder; readonly path: string | null; readonly text: string }

/** The fields of records that are prose of a person's, and so may name an agent. */
const FIELDS = ['description', 'instructions', 'content'] as const

/** Every text of a design and of the files around it that may name an agent, as it is now. */
export const holdersOf = (design: Design, reading: Reading): readonly Held[] => [
  ...[settings(design), ...nodes(design)].flatMap((record) => fieldsOf(record, reading)),
  ...reading.kept.flatMap((path) => fileHeld(design, reading, path)),
]

const fieldsOf = (record: { readonly id: RecordId }, reading: Reading): Held[] => {
  const fields = record as unknown as JsonObject
  const own = (fields.targets ?? {}) as Readonly<Record<string, JsonObject>>
  const held = (values: JsonObject, target: string | null): Held[] =>
    FIELDS.flatMap((field): Held[] => {
      const text = values[field]
      if (typeof text !== 'string' || text === '') return []
      const holder: Holder = { kind: 'field', record: record.id, field, target }
      return [{ holder, path: pathOf(record.id, fields, target, reading), text }]
    })
  return [...held(fields, null), ...Object.entries(own).flatMap(([target, values]) => held(values, target))]
}

/** The file that a record was read from; for one target, or the first that has it. */
const pathOf = (id: RecordId, fields: JsonObject, target: string | null, reading: Reading): string | null => {
  if (id === DESIGN_ID) return target === null ? first(Object.values(reading.mains)) : (reading.mains[target] ?? null)
  if (typeof fields.path === 'string') return reading.instructionsFiles[id] ?? fields.path
  const places = target === null ? Object.values(reading.places) : [reading.places[target] ?? {}]
  return first(places.map((of) => of[id]?.path ?? null))
}

const first = (paths: readonly (string | null)[]): string | null => paths.find((path) => path !== null) ?? null

/** Files that speak of agents of these tools; another tool's own files mean their own. */
const fileHeld = (design: Design, reading: Reading, path: string): Held[] => {
  if (tier(path) !== 'configuration' || keptKind(path) === 'tools') return []
  // A link leads to a file that is listed itself.
  const content = reading.files.get(path)
  if (typeof content !== 'string') return []
  const edits = settings(design).textEdits.filter((edit) => edit.path === path)
  return [{ holder: { kind: 'file', path }, path, text: editText(content, edits).text }]
}

type Place = { readonly holder: Holder; readonly start: number; readonly end: number; readonly now: string }

/** Replaces pieces of the texts that hold them: in a record its field, in a kept file the piece itself. */
export const replacedIn = (reading: Reading, places: readonly Place[]): Edit =>
  inOrder(
    ...[...grouped(places, ({ holder }) => JSON.stringify(holder)).values()].map((some): Edit => {
      const [one] = some
      const pieces = some.map(({ start, end, now }) => ({ start, end, text: now }))
      if (!one) return (design) => design
      return one.holder.kind === 'file' ? inFile(reading, one.holder.path, pieces) : inField(one.holder, pieces)
    }),
  )

const inFile =
  (reading: Reading, path: string, pieces: readonly Replacement[]): Edit =>
  (design) => {
    const { textEdits } = settings(design)
    const own = textEdits.filter((edit) => edit.path === path)
    const edits = furtherEdits(path, textOf(reading.files, path) ?? '', own, pieces)
    return patch(DESIGN_ID, { textEdits: [...textEdits.filter((edit) => edit.path !== path), ...edits] })(design)
  }

const inField =
  ({ record, field, target }: Extract<Holder, { kind: 'field' }>, pieces: readonly Replacement[]): Edit =>
  (design) => {
    const fields = design.records[record] as unknown as JsonObject | undefined
    if (!fields) return design
    const all = (fields.targets ?? {}) as Readonly<Record<string, JsonObject>>
    const holds = target === null ? fields : all[target]
    const text = holds?.[field]
    if (typeof text !== 'string') return design
    const now = { [field]: applyEdits(text, pieces) }
    const change = target === null ? now : { targets: { ...all, [target]: { ...holds, ...now } } }
    return patch(record, change as Parameters<typeof patch>[1])(design)
  }
