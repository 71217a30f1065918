import type { Design, RecordId } from '../design/model.ts'
import { all } from '../design/queries.ts'
import { type Content, isLink, realPath } from '../files/file-set.ts'
import { sameJson } from '../files/json.ts'
import { renameKey } from '../files/rename-key.ts'
import { printSheet, reviseFile, withoutSheet } from '../files/revise.ts'
import { sectionsOf } from '../files/section.ts'
import type { Sheet } from '../files/sheet.ts'
import type { Pair } from './pairs.ts'
import type { Reading } from './reading.ts'
import { touched } from './touched.ts'

/**
 * May a section be put into a file that has none? Where the design now says something about the record of this file;
 * the main instruction files get one as soon as there is anything new to say.
 */
export const introducer = (design: Design, reading: Reading): ((path: string) => boolean) => {
  let introduces: ((path: string) => boolean) | null = null
  return (path) => {
    introduces ??= introducing(design, reading)
    return introduces(path)
  }
}

const introducing = (design: Design, reading: Reading): ((path: string) => boolean) => {
  const hands = touched(design, reading.design)
  const specAt = new Map<string, RecordId>(all(design, 'spec').map(({ path, id }) => [path, id]))
  const readAt = recordsAt(reading)
  return (path) => {
    const id = specAt.get(path) ?? readAt.get(path)
    return id === undefined ? hands.size > 0 : hands.has(id)
  }
}

/** The record of each path, as it was read; kept as long as the reading is, which never changes. */
const recordsRead = new WeakMap<Reading, ReadonlyMap<string, RecordId>>()
const recordsAt = (reading: Reading): ReadonlyMap<string, RecordId> => {
  const known = recordsRead.get(reading)
  if (known) return known
  const found = new Map<string, RecordId>()
  for (const places of Object.values(reading.places))
    for (const [id, place] of Object.entries(places)) {
      found.set(place.path, id as RecordId)
      if (place.instructions !== undefined) found.set(place.instructions, id as RecordId)
    }
  for (const [id, path] of Object.entries(reading.instructionsFiles)) found.set(path, id as RecordId)
  recordsRead.set(reading, found)
  return found
}

/** Puts what one target, or the design itself, says into the files: what goes, what moves, what is new, what is changed. */
export const putPair = (
  after: Map<string, Content>,
  pair: Pair,
  notices: string[],
  mayIntroduce: (path: string) => boolean,
): void => {
  for (const { path, pointer, name } of pair.renames) {
    const content = after.get(path)
    if (typeof content === 'string') after.set(path, renameKey(content, pointer, name))
  }
  for (const [path, was] of pair.was) {
    const movedTo = [...pair.moves].find(([, from]) => from === path)?.[0]
    if (movedTo !== undefined) {
      const content = after.get(path)
      if (content !== undefined && !after.has(movedTo)) {
        after.set(movedTo, content)
        after.delete(path)
      }
    } else if (!pair.now.has(path)) removeSheet(after, path, was, notices)
  }
  for (const [path, now] of pair.now)
    putSheet(after, path, pair.was.get(pair.moves.get(path) ?? path) ?? null, now, notices, mayIntroduce)
}

const removeSheet = (after: Map<string, Content>, path: string, was: Sheet, notices: string[]): void => {
  if (isLink(after.get(path)) && was.kind === 'markdown' && was.header !== null) {
    // The agent goes, and with it the link that made it one; the file behind may be another's.
    after.delete(path)
    return
  }
  const real = realPath(after, path)
  const content = real === null ? undefined : after.get(real)
  if (real === null || typeof content !== 'string') return
  const left = withoutSheet(content, was)
  if (left === null) {
    after.delete(real)
    after.delete(path)
  } else if (left !== content) after.set(real, left)
  else if (was.kind === 'json' || was.kind === 'text') notices.push(`${path} was left as it is.`)
}

const putSheet = (
  after: Map<string, Content>,
  path: string,
  was: Sheet | null,
  now: Sheet,
  notices: string[],
  mayIntroduce: (path: string) => boolean,
): void => {
  const real = realPath(after, path)
  const content = real === null ? undefined : after.get(real)
  if (real === null || content === undefined) {
    // A link that leads nowhere stays one. A file that the design would have had already as it was read, and that is
    // not there, was left out on purpose: it comes only when there is something new to say in it.
    if (after.has(path)) return
    const [before, wanted] =
      was === null || mayIntroduce(path) ? [was, now] : [withKnownSections(was, ''), withKnownSections(now, '')]
    // A new file may be blank: a spec that is still to be written is in the design, so it is in the files.
    if (!sameJson(before, wanted) && (was === null || !isBlank(wanted))) after.set(path, printSheet(wanted))
    return
  }
  if (typeof content !== 'string') {
    if (!sameJson(was, now))
      notices.push(
        `${path} is not text, so what the design says of it was not written. Replace the file, then export again.`,
      )
    return
  }
  const [before, wanted] = mayIntroduce(path)
    ? [was, now]
    : [withKnownSections(was, content), withKnownSections(now, content)]
  if (sameJson(before, wanted)) return
  const revised = reviseFile(content, before, wanted)
  notices.push(...revised.notices.map((notice) => (notice.includes(path) ? notice : `${path}: ${notice}`)))
  if (revised.text !== content) after.set(real, revised.text)
}

const isBlank = (sheet: Sheet): boolean =>
  sheet.kind === 'markdown' && sheet.header === null && sheet.body === '' && Object.keys(sheet.sections).length === 0

/** The sheet without the sections that the file does not have. */
const withKnownSections = <S extends Sheet | null>(sheet: S, content: string): S => {
  if (sheet === null || sheet.kind !== 'markdown') return sheet
  const known = new Set(sectionsOf(content).map((section) => section.name))
  return { ...sheet, sections: Object.fromEntries(Object.entries(sheet.sections).filter(([name]) => known.has(name))) }
}
