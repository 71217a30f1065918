import type { AnyRecord } from '../design/model.ts'
import { type Content, type FileSet, isLink } from '../files/file-set.ts'
import type { FileVerdict, Reading } from '../project/reading.ts'

/** A reading in pieces that are each small enough to be received without the page standing still. */
export type Part =
  | { readonly part: 'files'; readonly files: readonly (readonly [string, Content])[] }
  | { readonly part: 'records'; readonly records: readonly AnyRecord[] }
  | { readonly part: 'verdicts'; readonly verdicts: readonly FileVerdict[] }
  | { readonly part: 'rest'; readonly rest: Rest }
type Rest = Omit<Reading, 'files' | 'verdicts' | 'design'> & { readonly version: Reading['design']['version'] }

/** How many characters or bytes of files, and how many records, one piece holds. */
const CHARACTERS = 256 * 1024
const RECORDS = 60

/** The pieces of a reading; the one called `rest` is the last. Without the files where the receiver has them. */
export function* partsOf(reading: Reading, withFiles: boolean): Generator<Part> {
  const { files, verdicts, design, ...rest } = reading
  if (withFiles) yield* filesInParts(files)
  for (const records of slices(Object.values(design.records))) yield { part: 'records', records }
  for (const some of slices(verdicts)) yield { part: 'verdicts', verdicts: some }
  yield { part: 'rest', rest: { ...rest, version: design.version } }
}

/** The files of a set in pieces, in their order. */
export function* filesInParts(files: FileSet): Generator<Extract<Part, { part: 'files' }>> {
  let piece: [string, Content][] = []
  let size = 0
  for (const [path, content] of files) {
    piece.push([path, content])
    size += isLink(content) ? content.link.length : content.length
    if (size < CHARACTERS) continue
    yield { part: 'files', files: piece }
    piece = []
    size = 0
  }
  yield { part: 'files', files: piece }
}

function* slices<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += RECORDS) yield items.slice(at, at + RECORDS)
}

/** Puts a reading together again. `add` answers it with the last piece, null before. */
export const collectParts = (known: FileSet | null) => {
  const files: (readonly [string, Content])[] = []
  const records: AnyRecord[] = []
  const verdicts: FileVerdict[] = []
  const add = (part: Part): Reading | null => {
    if (part.part === 'files') files.push(...part.files)
    else if (part.part === 'records') records.push(...part.records)
    else if (part.part === 'verdicts') verdicts.push(...part.verdicts)
    else return whole(part.rest)
    return null
  }
  const whole = ({ version, ...rest }: Rest): Reading => ({
    ...rest,
    files: known ?? new Map(files),
    design: { version, records: Object.fromEntries(records.map((record) => [record.id, record])) },
    verdicts,
  })
  return add
}
