import { type AnyRecord, type Design, EDGE_KINDS, type Kind } from '../design/model.ts'
import { isEdge, records, title } from '../design/queries.ts'
import { isObject, type Json, type JsonObject, sameJson } from '../files/json.ts'

/** One field of a record that differs; `field` is spelt as `set-field.ts` takes it. A side that has no value is null. */
export type FieldChange = { readonly field: string; readonly before: Json; readonly after: Json }

export type RecordNamed = { readonly id: string; readonly kind: Kind; readonly title: string }
export type RecordChanged = RecordNamed & { readonly fields: readonly FieldChange[] }

/** What changed in meaning from one design to another. `id` and `title` are those of the newer design where it has the record. */
export type Difference = {
  readonly added: readonly RecordNamed[]
  readonly removed: readonly RecordNamed[]
  readonly changed: readonly RecordChanged[]
}

export type DifferenceOptions = {
  /** Also where things stand on the canvas. */
  readonly layout?: boolean
}

/** For the canvas only. */
const LAYOUT = ['at', 'collapsed', 'locked', 'layer', 'flow']
/** Which record it is; and where a sentence stood that an edge was read from, which moves with every line above it. */
const NOT_COMPARED = ['kind', 'id', 'evidence']
/** Compared key by key, so that one changed permission is one line. */
const OPENED = ['capabilities', 'patterns', 'parts', 'targets', 'capabilities.mcp']

/** Compares two designs record by record. Records are paired by id, else by name or path, else by what they say. Suggestions are not compared. */
export const difference = (old: Design, now: Design, options: DifferenceOptions = {}): Difference => {
  const [before, after] = [withoutSuggestions(old), withoutSuggestions(now)]
  const pairs = paired(before, after)
  const partner = new Map([...pairs].map(([old, now]) => [now.id as string, old]))
  const changed = [...pairs].flatMap(([left, right]) => {
    const fields = changesOf(renamed(left, pairs), right, options.layout === true)
    return fields.length === 0 ? [] : [{ ...named(after, right), fields }]
  })
  return {
    added: records(after).flatMap((record) => (partner.has(record.id) ? [] : [named(after, record)])),
    removed: records(before).flatMap((record) => (pairs.has(record) ? [] : [named(before, record)])),
    changed,
  }
}

/** What was only read out of prose is no part of what a design says. */
const withoutSuggestions = (design: Design): Design => {
  const left = Object.entries(design.records).filter(([, record]) => !('suggested' in record && record.suggested))
  return { ...design, records: Object.fromEntries(left) }
}

export const isSame = ({ added, removed, changed }: Difference): boolean =>
  added.length + removed.length + changed.length === 0

const named = (design: Design, record: AnyRecord): RecordNamed => ({
  id: record.id,
  kind: record.kind,
  title: title(design, record.id),
})

type Pairs = ReadonlyMap<AnyRecord, AnyRecord>

/** Nodes first, because an edge is the same edge where its ends are the same nodes. */
const paired = (before: Design, after: Design): Pairs => {
  const pairs = new Map<AnyRecord, AnyRecord>()
  const pairUp = (old: readonly AnyRecord[], now: readonly AnyRecord[], key: (record: AnyRecord) => string | null) => {
    const free = new Map<string, AnyRecord[]>()
    const taken = new Set(pairs.values())
    for (const record of now) {
      const name = taken.has(record) ? null : key(record)
      if (name !== null) free.set(name, [...(free.get(name) ?? []), record])
    }
    for (const record of old) {
      const name = pairs.has(record) ? null : key(record)
      const match = name === null ? undefined : free.get(name)?.shift()
      if (match) pairs.set(record, match)
    }
  }
  const [oldNodes, nowNodes] = [before, after].map((design) => records(design).filter((record) => !isEdge(record))) as [
    AnyRecord[],
    AnyRecord[],
  ]
  pairUp(oldNodes, nowNodes, calledExactly)
  pairUp(oldNodes, nowNodes, (record) => record.id)
  pairUp(oldNodes, nowNodes, saying)
  const nowIds = new Map([...pairs].map(([old, now]) => [old.id as string, now.id as string]))
  const [oldEdges, nowEdges] = [before, after].map((design) => records(design).filter(isEdge)) as [
    AnyRecord[],
    AnyRecord[],
  ]
  const ofEnds = (ids: (id: string) => string | undefined) => (record: AnyRecord) => {
    const [from, to] = isEdge(record) ? [ids(record.from), ids(record.to)] : []
    return from === undefined || to === undefined ? null : `${record.kind}\n${from}\n${to}`
  }
  const ofNow = new Map(nowEdges.map((edge) => [edge, ofEnds((id) => id)(edge)]))
  pairUp(oldEdges, nowEdges, (record) => ofNow.get(record) ?? ofEnds((id) => nowIds.get(id))(record))
  return pairs
}

/** Kind and name, so that ids which were counted up differently on the two sides do not cross two agents over. */
const calledExactly = (record: AnyRecord): string | null => {
  if (record.kind === 'agent') return `agent\n${record.root}\n${record.name}`
  if (record.kind === 'directory' || record.kind === 'spec') return `${record.kind}\n${record.path}`
  return record.kind === 'design' ? 'design' : null
}

/** A record that only got another name still says the same; one that says nothing is like any other. */
const saying = (record: AnyRecord): string | null => {
  if (record.kind === 'agent')
    return record.instructions === '' ? null : `agent\n${record.root}\n${record.instructions}`
  if (record.kind === 'directory') return record.instructions === '' ? null : `directory\n${record.instructions}`
  if (record.kind === 'spec') return record.content === '' ? null : `spec\n${record.content}`
  if (record.kind === 'note') return record.text === '' ? null : `note\n${record.text}`
  return record.kind === 'group' ? `group\n${record.name}` : null
}

/** A record whose links name the paired records of the other side, so that an id alone is no change. */
const renamed = (record: AnyRecord, pairs: Pairs): AnyRecord => {
  const ids = new Map([...pairs].map(([old, now]) => [old.id as string, now.id]))
  const fields = record as unknown as JsonObject
  const links = ['from', 'to', 'lead', 'group'].flatMap((key) => {
    const id = fields[key]
    const now = typeof id === 'string' ? ids.get(id) : undefined
    return now === undefined ? [] : [[key, now] as const]
  })
  const gate = isObject(fields.gate) && typeof fields.gate.verified === 'string' ? ids.get(fields.gate.verified) : null
  return { ...record, ...Object.fromEntries(links), ...(gate ? { gate: { verified: gate } } : {}) } as AnyRecord
}

const changesOf = (before: AnyRecord, after: AnyRecord, layout: boolean): FieldChange[] => {
  const left = [...NOT_COMPARED, ...(layout ? [] : LAYOUT)]
  const kept = (record: AnyRecord): JsonObject =>
    Object.fromEntries(Object.entries(record as unknown as JsonObject).filter(([key]) => !left.includes(key)))
  return compared('', kept(before), kept(after))
}

const compared = (prefix: string, before: JsonObject, after: JsonObject): FieldChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) => {
    const field = prefix + key
    const [old = null, now = null] = [own(before, key), own(after, key)]
    if (sameJson(old, now)) return []
    const opens = OPENED.includes(field) || /^targets\.[^.]+$/.test(field)
    return opens
      ? compared(`${field}.`, isObject(old) ? old : {}, isObject(now) ? now : {})
      : [{ field, before: old, after: now }]
  })

const own = (fields: JsonObject, key: string): Json | undefined =>
  Object.hasOwn(fields, key) ? fields[key] : undefined

/** Kinds in the order in which a person reads a design. */
export const KIND_ORDER: readonly Kind[] = ['design', 'agent', 'directory', 'spec', ...EDGE_KINDS, 'group', 'note']
