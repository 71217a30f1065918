import type { AnyRecord, Design, Kind } from '../design/model.ts'
import { records, title } from '../design/queries.ts'
import type { Place } from '../targets/target.ts'
import { type EditProblem, problem } from './edit-list.ts'

/** Where the agents stand, as a reading has it: a file names its agent where two have one name. */
export type Places = Readonly<Record<string, Readonly<Record<string, Place>>>>

export type FoundRecord =
  | { readonly ok: true; readonly record: AnyRecord }
  | ({ readonly ok: false } & Omit<EditProblem, 'edit'>)

/**
 * The one record that a name means: its id, or `kind:name`, or `kind:path` (a directory's or spec's path, an agent's
 * file). A name that fits nothing or two records is a problem that lists what there is.
 */
export const findRecord = (design: Design, places: Places, name: string): FoundRecord => {
  const known = Object.hasOwn(design.records, name) ? design.records[name] : undefined
  if (known) return { ok: true, record: known }
  const [, kind = '', called = ''] = /^([a-z]+):([\s\S]*)$/.exec(name) ?? []
  const wanted = called.replace(/\/$/, '')
  const sameKind = records(design).filter((record) => record.kind === kind)
  const fits = sameKind.filter((record) => namesOf(design, places, record).includes(wanted))
  const [only] = fits
  if (only && fits.length === 1) return { ok: true, record: only }
  if (fits.length > 1)
    return {
      ok: false,
      ...problem(
        `“${name}” fits ${fits.length} records.`,
        fits.map((record) => callName(design, places, record)),
      ),
    }
  return { ok: false, ...problem(`There is no “${name}”.`, candidates(design, kind, wanted || name)) }
}

/** Everything that a record may be called after its kind. */
const namesOf = (design: Design, places: Places, record: AnyRecord): string[] => {
  if (record.kind !== 'agent') return [title(design, record.id)]
  const files = Object.values(places).flatMap((byAgent) => {
    const place = byAgent[record.id]
    return place && !place.pointer ? [place.path] : []
  })
  return [record.name, ...(record.root === '' ? [] : [`${record.root}/${record.name}`]), ...files]
}

/** A record among others of its name: by its id, and by its file where it has one. */
const callName = (design: Design, places: Places, record: AnyRecord): string => {
  const [, ...others] = namesOf(design, places, record)
  const file = others.at(-1)
  return file === undefined ? record.id : `${record.id} (${record.kind}:${file})`
}

const CANDIDATES = 40

/** The ids that may have been meant, the likeliest first. */
const candidates = (design: Design, kind: string, called: string): string[] => {
  const ofKind = records(design).filter((record) => record.kind === kind)
  const pool = ofKind.length > 0 ? ofKind : records(design).filter((record) => record.kind !== 'design')
  return pool
    .map((record) => ({
      id: record.id,
      likeness: likeness(title(design, record.id).toLowerCase(), called.toLowerCase()),
    }))
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, CANDIDATES)
    .map(({ id }) => id)
}

/** How many pairs of neighbouring letters two words share: enough to bring a misspelt name to the top. */
const likeness = (a: string, b: string): number => {
  const pairs = (word: string) =>
    new Set(Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2)))
  const other = pairs(b)
  const own = pairs(a)
  return [...own].filter((pair) => other.has(pair)).length / Math.max(1, own.size + other.size)
}

/** True where a record is of one of these kinds. */
export const isOneOf = (record: AnyRecord, kinds: readonly Kind[]): boolean => kinds.includes(record.kind)
