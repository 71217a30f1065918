import {
  type AnyRecord,
  DESIGN_ID,
  type Design,
  EDGE_KINDS,
  type EdgeRecord,
  type Kind,
  NODE_KINDS,
  type NodeRecord,
  type RecordAt,
  type RecordId,
  type RecordOf,
} from './model.ts'

/** The record with this id, typed by the id. */
export const get = <I extends RecordId>(design: Design, id: I): RecordAt<I> | undefined =>
  design.records[id] as RecordAt<I> | undefined

export const settings = (design: Design): RecordOf<'design'> => design.records[DESIGN_ID] as RecordOf<'design'>

/**
 * What was found in a design, kept as long as the design is: a design never changes, and rules, sheets and prose ask for
 * the same lists for every agent of it. Without this a design of a thousand agents takes seconds instead of milliseconds.
 */
const listed = new WeakMap<Design, Map<string, readonly AnyRecord[]>>()
const once = (design: Design, what: string, find: () => readonly AnyRecord[]): readonly AnyRecord[] => {
  const known = listed.get(design) ?? new Map<string, readonly AnyRecord[]>()
  listed.set(design, known)
  const found = known.get(what) ?? find()
  known.set(what, found)
  return found
}

export const records = (design: Design): readonly AnyRecord[] =>
  once(design, 'every', () => Object.values(design.records))

/** All records of a kind, in the order in which they were added. */
export const all = <K extends Kind>(design: Design, kind: K): readonly RecordOf<K>[] =>
  once(design, kind, () => records(design).filter((record) => record.kind === kind)) as readonly RecordOf<K>[]

export const isEdge = (record: AnyRecord): record is EdgeRecord => (EDGE_KINDS as readonly Kind[]).includes(record.kind)
export const isNode = (record: AnyRecord): record is NodeRecord => (NODE_KINDS as readonly Kind[]).includes(record.kind)

export const edges = (design: Design): readonly EdgeRecord[] =>
  once(design, 'edges', () => records(design).filter(isEdge)) as readonly EdgeRecord[]
export const nodes = (design: Design): NodeRecord[] => records(design).filter(isNode)

/** The edges that count: a suggested edge is no fact until it is accepted. */
export const facts = <K extends EdgeRecord['kind']>(design: Design, kind: K): readonly RecordOf<K>[] =>
  once(design, `facts ${kind}`, () =>
    all(design, kind).filter((edge) => !(edge as EdgeRecord).suggested),
  ) as readonly RecordOf<K>[]

/** The directories that count: one that only suggested edges lead to is none until one of them is accepted. */
export const directories = (design: Design): readonly RecordOf<'directory'>[] =>
  once(design, 'directories', () =>
    all(design, 'directory').filter(({ suggested }) => !suggested),
  ) as readonly RecordOf<'directory'>[]

/** What a person calls a record. */
export const title = (design: Design, id: RecordId): string => {
  const record = get(design, id)
  if (!record) return id
  if ('name' in record) return record.name
  if ('path' in record) return record.path
  if ('text' in record) return record.text.split('\n', 1)[0] ?? ''
  return `${title(design, record.from)} → ${title(design, record.to)}`
}
