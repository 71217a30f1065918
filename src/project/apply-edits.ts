import { put, remove } from '../design/edits.ts'
import { ends } from '../design/ends.ts'
import { edgeId, freeId, slug } from '../design/ids.ts'
import { AnyRecord, DESIGN_ID, type Design, type EdgeRecord, type RecordId, type RecordOf } from '../design/model.ts'
import { agentNameProblem, placeProblem } from '../design/names.ts'
import { all, edges } from '../design/queries.ts'
import type { Json, JsonObject } from '../files/json.ts'
import { pathProblem } from '../files/path.ts'
import {
  type AddEdge,
  type AddNode,
  type EditProblem,
  inWords,
  type ListedEdit,
  parseEdits,
  problem,
  type RemoveEdit,
  type SetEdit,
} from './edit-list.ts'
import { findRecord, isOneOf, type Places } from './find-record.ts'
import { emptyReading, type Reading } from './reading.ts'
import { renamed, renamingOf } from './renaming.ts'
import { setField } from './set-field.ts'

export type EditsApplied =
  | { readonly ok: true; readonly design: Design }
  | { readonly ok: false; readonly problems: readonly EditProblem[] }

type Step = { readonly ok: true; readonly design: Design } | ({ readonly ok: false } & Omit<EditProblem, 'edit'>)

const refused = (message: string, candidates: readonly string[] = []): Step => ({
  ok: false,
  ...problem(message, candidates),
})

/**
 * Makes a list of edits, one after the other: all of them or none. What an edit adds, the next can name.
 *
 * @param list what was read from the file, not yet checked
 * @param reading the repository that the design was read from: a file can name its agent, and mentions are looked for in it
 */
export const applyEdits = (design: Design, list: unknown, reading: Reading = emptyReading): EditsApplied => {
  const { edits, problems } = parseEdits(list)
  if (problems.length > 0) return { ok: false, problems }
  let now = design
  for (const [at, edit] of edits.entries()) {
    const step = applyOne(now, reading, edit)
    // The edits after a bad one may rest on it, so only the first problem is sure to be one.
    if (!step.ok) return { ok: false, problems: [{ edit: at + 1, message: step.message, candidates: step.candidates }] }
    now = step.design
  }
  return { ok: true, design: now }
}

const applyOne = (design: Design, reading: Reading, edit: ListedEdit): Step => {
  const { places } = reading
  if ('set' in edit) return set(design, reading, edit)
  if ('remove' in edit) return removed(design, places, edit)
  return 'from' in edit ? addEdge(design, places, edit) : addNode(design, places, edit)
}

const set = (design: Design, reading: Reading, { set: name, field, value, mentions, file }: SetEdit): Step => {
  const { places } = reading
  const found = findRecord(design, places, name)
  if (!found.ok) return found
  const next = setField(design, places, found.record, field, trimmed(field, value))
  if (!next.ok) return next
  const wrong = misnamed(design, found.record, next.record)
  if (wrong !== null) return refused(`${found.record.id}: ${wrong}`)
  const renames = found.record.kind === 'agent' && field === 'name' ? found.record : null
  if ((mentions || file) && !renames)
    return refused('“mentions” and “file” go only with the name of an agent. Leave them out here.')
  const done = put(next.record)(design)
  return { ok: true, design: renames ? withOldName(done, reading, renames, { mentions, file }) : done }
}

/** A renamed agent with the places that mention it, and its file, as far as the edit asks for it. */
const withOldName = (
  design: Design,
  reading: Reading,
  before: RecordOf<'agent'>,
  asked: { readonly mentions: boolean; readonly file: boolean },
): Design => {
  const renaming = asked.mentions || asked.file ? renamingOf(design, reading, before.id, before.name) : null
  if (!renaming) return design
  return renamed(reading, renaming, asked.mentions ? renaming.occurrences : [], asked.file)(design)
}

const removed = (design: Design, places: Places, { remove: name }: RemoveEdit): Step => {
  const found = findRecord(design, places, name)
  if (!found.ok) return found
  if (found.record.id === DESIGN_ID) return refused('The design itself cannot be removed.')
  return { ok: true, design: remove(found.record.id)(design) }
}

const addNode = (design: Design, places: Places, { add: kind, fields }: AddNode): Step => {
  const called = fields.name ?? fields.path ?? kind
  const path = typeof called === 'string' ? withoutSlash(called) : ''
  const hinted = all(design, 'directory').find(
    (place) => kind === 'directory' && place.suggested && place.path === path,
  )
  // A directory that was only suggested is accepted by adding it, as an edge is.
  if (hinted) return filled(design, places, { ...hinted, suggested: false }, fields)
  const id = freeId(design.records, kind, 'path' in fields ? path || kind : slug(path))
  const { root, ...others } = fields as { readonly [key: string]: Json; readonly root?: Json }
  const home = kind === 'agent' ? homeOf(root) : {}
  if ('ok' in home) return home
  const start = AnyRecord.safeParse({ kind, id, at: belowAll(design), ...home, ...needed(kind, path) })
  if (!start.success) return refused(`This ${kind} cannot be added: ${inWords(start.error)}`)
  const begun = { ...design, records: { ...design.records, [id]: start.data } }
  return filled(begun, places, start.data, kind === 'agent' ? others : fields)
}

/** The nested project that a new agent belongs to. It is said once: an agent's files stay in their project. */
const homeOf = (root: Json | undefined): { readonly root?: string } | Step => {
  if (root === undefined) return {}
  const project = typeof root === 'string' ? withoutSlash(root) : null
  const wrong = project === null ? 'it must be a folder, as text.' : project === '' ? null : pathProblem(project)
  return wrong === null
    ? { root: project ?? '' }
    : refused(`An agent cannot belong to ${JSON.stringify(root)}: ${wrong}`)
}

/** What a record of a kind cannot be without. */
const needed = (kind: AddNode['add'], called: string): JsonObject =>
  kind === 'directory' || kind === 'spec' ? { path: called } : kind === 'note' ? {} : { name: called }

const addEdge = (design: Design, places: Places, { add: kind, from, to, fields }: AddEdge): Step => {
  const start = findRecord(design, places, from)
  if (!start.ok) return start
  const end = findRecord(design, places, to)
  if (!end.ok) return end
  const may = ends[kind]
  if (!isOneOf(start.record, may.from) || !isOneOf(end.record, may.to)) {
    return refused(
      `“${kind}” leads from ${may.from.join(' or ')} to ${may.to.join(' or ')}, not from ${start.record.id} to ${end.record.id}.`,
    )
  }
  if (start.record.id === end.record.id) return refused(`“${kind}” cannot lead from ${start.record.id} to itself.`)
  const twin = edges(design).find(
    (edge) => edge.kind === kind && edge.from === start.record.id && edge.to === end.record.id,
  )
  // An edge that was only suggested is accepted by adding it.
  if (twin) return filled(design, places, { ...twin, suggested: false } as EdgeRecord, fields)
  const id = edgeId(design, kind, start.record.id, end.record.id)
  return filled(design, places, AnyRecord.parse({ kind, id, from: start.record.id, to: end.record.id }), fields)
}

/** A new record with the fields that the edit gives it. */
const filled = (design: Design, places: Places, record: AnyRecord, fields: JsonObject): Step => {
  let now = record
  for (const [field, value] of Object.entries(fields)) {
    const next = setField(design, places, now, field, trimmed(field, value))
    if (!next.ok) return next
    now = next.record
  }
  const wrong = misnamed(design, undefined, now)
  return wrong === null ? { ok: true, design: put(now)(design) } : refused(`This ${now.kind} cannot be added: ${wrong}`)
}

/** Why the name or path that a record gets cannot be, or null; one that it had before is nobody's fault now. */
const misnamed = (design: Design, before: AnyRecord | undefined, after: AnyRecord): string | null => {
  const same = (key: 'name' | 'path') =>
    before !== undefined && (before as unknown as JsonObject)[key] === (after as unknown as JsonObject)[key]
  if (after.kind === 'agent' && !same('name')) return agentNameProblem(design, after.id, after.name)
  if ((after.kind === 'directory' || after.kind === 'spec') && !same('path'))
    return placeProblem(design, after.id as RecordId, after.path)
  return null
}

const withoutSlash = (path: string): string => path.replace(/\/+$/, '')

/** A directory is often written with a slash at its end. */
const trimmed = (field: string, value: Json): Json =>
  field === 'path' && typeof value === 'string' ? withoutSlash(value) : value

/** Where a new node stands until somebody moves it: below everything, so that it covers nothing. */
const belowAll = (design: Design): { x: number; y: number } => {
  const spots = Object.values(design.records).flatMap((record) => ('at' in record ? [record.at] : []))
  if (spots.length === 0) return { x: 0, y: 0 }
  return { x: Math.min(...spots.map(({ x }) => x)), y: Math.max(...spots.map(({ y }) => y)) + 240 }
}
