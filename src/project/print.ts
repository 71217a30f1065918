import type { AnyRecord, Design, RecordId, RecordOf } from '../design/model.ts'
import { all, settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { byPath, type Content, type FileSet, fileSet, isLink, realPath, sameContent } from '../files/file-set.ts'
import { changedForeign } from '../files/foreign-section.ts'
import { renameKey, withRenamedKey } from '../files/rename-key.ts'
import { printSheet, reviseFile, withoutSheet } from '../files/revise.ts'
import { sectionsOf } from '../files/section.ts'
import type { Sheet, Sheets } from '../files/sheet.ts'
import { isHeld } from '../targets/held.ts'
import { targets } from '../targets/index.ts'
import { levelsOf } from '../targets/levels.ts'
import type { Place, Target } from '../targets/target.ts'
import type { Change, Printed, Status, TargetLoss } from './change.ts'
import { localEdit } from './local-edit.ts'
import { ownersOf } from './owners.ts'
import type { Reading } from './reading.ts'
import { sharedSheets, targetSheets } from './sheets.ts'
import { makeTextEdits } from './text-edits.ts'
import { touched } from './touched.ts'

export type PrintOptions = { readonly targets?: readonly string[] }

/** The sheets of a target, or of the design itself, before and after the edits. */
type Pair = {
  readonly was: Sheets
  readonly now: Sheets
  /** New path to old path, of files that move because their agent was renamed. */
  readonly moves: ReadonlyMap<string, string>
  /** Agents inside a JSON file that were renamed. */
  readonly renames: readonly Rename[]
}
/** The keys that lead to an entry of a JSON file, and the new name of the last of them. */
type Rename = { readonly path: string; readonly pointer: readonly string[]; readonly name: string }

/**
 * A design as files. What was read and not edited comes back byte for byte: only where the sheet of a file changed
 * between the design as it was read and the design as it is now is the file touched.
 *
 * Without `targets`, the design is printed for the targets it names. The result holds every file of these targets,
 * every shared file, and the files kept as they are; a file of another target is not part of it.
 */
export const printProject = (design: Design, reading: Reading, options: PrintOptions = {}): Printed => {
  const chosen = chosenFrom(design, options)
  return printPairs(design, reading, chosen, localPairs(design, reading, chosen) ?? wholePairs(design, reading, chosen))
}

/** The same, with all sheets of all files compared, whatever was edited. What `printProject` is held to. */
export const printWhole = (design: Design, reading: Reading, options: PrintOptions = {}): Printed => {
  const chosen = chosenFrom(design, options)
  return printPairs(design, reading, chosen, wholePairs(design, reading, chosen))
}

const chosenFrom = (design: Design, options: PrintOptions): Target[] =>
  targets.filter((target) => (options.targets ?? exportTo(design)).includes(target.id))

const wholePairs = (design: Design, reading: Reading, chosen: readonly Target[]): Pair[] => [
  ...chosen.map((target) => targetPair(target, design, reading, chosen)),
  sharedPair(design, reading),
]

/**
 * Only the sheets of agents that changed, where no others can differ; null where they can. Where nothing changed there are
 * none to compare, so printing a repository of any size that was not edited makes no sheet at all.
 */
const localPairs = (design: Design, reading: Reading, chosen: readonly Target[]): Pair[] | null => {
  const wasFor = exportTo(reading.design)
  const only = chosen.every(({ id }) => wasFor.includes(id)) ? localEdit(design, reading.design) : null
  if (only === null) return null
  if (only.size === 0) return []
  // What an agent may do stands in its guard's policy too.
  if (settings(design).enforce) return null
  const stand = chosen.every(({ id: target }) => {
    const places = reading.places[target] ?? {}
    return (
      all(design, 'agent').every((agent) => places[agent.id] !== undefined || agent.leftOut.includes(target)) &&
      [...only].every((id) => places[id]?.pointer === undefined)
    )
  })
  return stand ? chosen.map((target) => targetPair(target, design, reading, chosen, only)) : null
}

const printPairs = (design: Design, reading: Reading, chosen: readonly Target[], pairs: readonly Pair[]): Printed => {
  const left = outside(reading, chosen)
  const after = new Map<string, Content>(reading.files)
  for (const path of left) after.delete(path)
  const notices: string[] = makeTextEdits(after, design)
  const mayIntroduce = introducer(design, reading)
  for (const pair of pairs) apply(after, pair, notices, mayIntroduce)
  const changes = changesBetween(reading.files, after, ownersOf(design, reading, chosen), left)
  const edited = changes.filter(({ status }) => status === 'changed')
  if (edited.length > 0) notices.push(...sharedInstructions(reading, edited), ...editedForeign(edited))
  notices.push(...unwritten(design, reading, chosen), ...misread(reading, chosen, edited))
  let losses: TargetLoss[] | null = null
  return {
    // Files that were read stand in order; only a new one has to find its place.
    files: changes.some(({ status }) => status === 'added') ? fileSet(after) : after,
    changes,
    // Asked of every agent and every target, and by few who print: found when they are looked at.
    get losses() {
      losses ??= lossesOf(design, reading, chosen).filter(
        // What a guard holds to is not merely told in words.
        ({ target, record, field, support }) => support === 'lost' || !isHeld(levelsOf(design), target, record, field),
      )
      return losses
    },
    notices,
  }
}

const exportTo = (design: Design): readonly string[] => {
  const about = design.records['design:main']
  return about?.kind === 'design' ? about.exportTo : []
}

const targetPair = (
  target: Target,
  design: Design,
  reading: Reading,
  chosen: readonly Target[],
  only: ReadonlySet<AgentId> | null = null,
): Pair => {
  const beside = chosen.filter((other) => other !== target).map((other) => other.id)
  const placeWas = (id: AgentId): Place | null => reading.places[target.id]?.[id] ?? null
  const moves = new Map<string, string>()
  const renames: Rename[] = []
  const agreed = new Map(settings(design).fileMoves.map(({ from, to }) => [from, to]))
  /** Where a file goes that a person agreed to rename; nowhere where something stands there already. */
  const wished = (place: Place): Place => {
    const path = place.pointer ? undefined : agreed.get(place.path)
    const free = path !== undefined && !reading.files.has(path) && (moves.get(path) ?? place.path) === place.path
    return free ? { ...place, path } : place
  }
  const placeNow = (id: AgentId): Place | null => {
    const place = placeWas(id)
    const before = reading.design.records[id]
    const agent = design.records[id]
    if (!place || before?.kind !== 'agent' || agent?.kind !== 'agent') return place
    const asked = target.moved?.(place, before, agent, reading.files) ?? place
    const moved = asked.path === place.path ? wished(asked) : asked
    if (moved.path !== place.path) moves.set(moved.path, place.path)
    const [key, name] = [place.pointer?.at(-1), moved.pointer?.at(-1)]
    if (place.pointer && name !== undefined && name !== key)
      renames.push({ path: place.path, pointer: place.pointer, name })
    return moved
  }
  const wasThere = exportTo(reading.design).includes(target.id)
  const was = wasThere
    ? targetSheets(target, reading.design, reading, { beside, placeOf: placeWas, only })
    : new Map<string, Sheet>()
  const now = targetSheets(target, design, reading, { beside, placeOf: placeNow, only })
  return { was: withRenames(was, renames), now, moves, renames }
}

/** The sheets as they would have been under the new keys: what is renamed is not taken away and put in anew. */
const withRenames = (sheets: Sheets, renames: readonly Rename[]): Sheets => {
  const renamed = new Map(sheets)
  for (const { path, pointer, name } of renames) {
    const sheet = renamed.get(path)
    if (sheet?.kind === 'json') renamed.set(path, { ...sheet, value: withRenamedKey(sheet.value, pointer, name) })
  }
  return renamed
}

const sharedPair = (design: Design, reading: Reading): Pair => ({
  was: sharedSheets(reading.design, reading),
  now: sharedSheets(design, reading),
  moves: new Map(),
  renames: [],
})

/** The paths that are read but belong only to targets that this export leaves out. */
const outside = (reading: Reading, chosen: readonly Target[]): ReadonlySet<string> => {
  // A file that a tool would read which is not exported from here at all is nobody else’s: it stays.
  const others = targets.filter((target) => exportTo(reading.design).includes(target.id) && !chosen.includes(target))
  return new Set(
    [...reading.files.keys()].filter(
      (path) =>
        others.some((target) => target.owns(path)) &&
        !chosen.some((target) => target.owns(path) || reading.mains[target.id] === path),
    ),
  )
}

/**
 * May a section be put into a file that has none? Where the design now says something about the record of this file;
 * the main instruction files get one as soon as there is anything new to say.
 */
const introducer = (design: Design, reading: Reading): ((path: string) => boolean) => {
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

const apply = (
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
    if (!sameSheet(before, wanted) && (was === null || !isBlank(wanted))) after.set(path, printSheet(wanted))
    return
  }
  if (typeof content !== 'string') {
    if (!sameSheet(was, now))
      notices.push(
        `${path} is not text, so what the design says of it was not written. Replace the file, then export again.`,
      )
    return
  }
  const [before, wanted] = mayIntroduce(path)
    ? [was, now]
    : [withKnownSections(was, content), withKnownSections(now, content)]
  if (sameSheet(before, wanted)) return
  const revised = reviseFile(content, before, wanted)
  notices.push(...revised.notices.map((notice) => (notice.includes(path) ? notice : `${path}: ${notice}`)))
  if (revised.text !== content) after.set(real, revised.text)
}

const sameSheet = (a: Sheet | null, b: Sheet | null): boolean => JSON.stringify(a) === JSON.stringify(b)

const isBlank = (sheet: Sheet): boolean =>
  sheet.kind === 'markdown' && sheet.header === null && sheet.body === '' && Object.keys(sheet.sections).length === 0

/** The sheet without the sections that the file does not have. */
const withKnownSections = <S extends Sheet | null>(sheet: S, content: string): S => {
  if (sheet === null || sheet.kind !== 'markdown') return sheet
  const known = new Set(sectionsOf(content).map((section) => section.name))
  return { ...sheet, sections: Object.fromEntries(Object.entries(sheet.sections).filter(([name]) => known.has(name))) }
}

const changesBetween = (
  before: FileSet,
  after: ReadonlyMap<string, Content>,
  ownerOf: (path: string) => string,
  left: ReadonlySet<string>,
): Change[] => {
  const known = left.size === 0 ? [...before.keys()] : [...before.keys()].filter((path) => !left.has(path))
  const paths = [...known, ...[...after.keys()].filter((path) => !before.has(path))].sort(byPath)
  return paths.map((path) => {
    const was = before.get(path)
    const now = after.get(path)
    const status: Status =
      was === undefined ? 'added' : now === undefined ? 'deleted' : sameContent(was, now) ? 'unchanged' : 'changed'
    return { path, target: ownerOf(path), status, before: was, after: now }
  })
}

/** Edits of what was read that a target cannot take: nobody should believe that they were written. */
const unwritten = (design: Design, reading: Reading, chosen: readonly Target[]): string[] => {
  const origin = reading.design
  if (design === origin) return []
  const edited = all(design, 'agent').filter((agent) => (origin.records[agent.id] ?? agent) !== agent)
  return lossesOf(design, reading, chosen, edited).flatMap(({ record, field, support, note }) => {
    const [now, before] = [design.records[record], origin.records[record]]
    const key = field.replace(/^agent\./, '')
    const changed = before !== undefined && now !== undefined && fieldText(now, key) !== fieldText(before, key)
    return support === 'lost' && changed ? [note] : []
  })
}

/** Edits in a section that another generator keeps: it writes the section anew, and they are gone. */
const editedForeign = (edited: readonly Change[]): string[] =>
  edited.flatMap(({ path, before, after }) =>
    typeof before === 'string' && typeof after === 'string'
      ? changedForeign(before, after).map(
          (name) =>
            `${path} is changed inside the section “${name}”, which another generator keeps: when it runs again, the change is gone. Put your text outside of its marks.`,
        )
      : [],
  )

/** Changed files that are the instructions of several agents: whoever edits one of these edits them all. */
const sharedInstructions = (reading: Reading, edited: readonly Change[]): string[] => {
  const holders = instructionHolders(reading)
  return edited.flatMap(({ path }) => {
    const names = holders.get(path) ?? []
    return names.length < 2
      ? []
      : [`${path} holds the instructions of ${names.join(' and ')}: the change is one for all of them.`]
  })
}

/** The agents whose instructions stand in a file of their own, by that file; kept as long as the reading is. */
const holdersRead = new WeakMap<Reading, ReadonlyMap<string, readonly string[]>>()
const instructionHolders = (reading: Reading): ReadonlyMap<string, readonly string[]> => {
  const known = holdersRead.get(reading)
  if (known) return known
  const found = new Map<string, string[]>()
  for (const places of Object.values(reading.places)) {
    for (const [id, { instructions }] of Object.entries(places)) {
      const agent = reading.design.records[id]
      if (instructions === undefined || agent?.kind !== 'agent') continue
      const path = realPath(reading.files, instructions) ?? instructions
      found.set(path, [...(found.get(path) ?? []), `“${agent.name}”`])
    }
  }
  holdersRead.set(reading, found)
  return found
}

/** Changed files that their tool reads otherwise than they look, or not at all: what was changed may not reach it. */
const misread = (reading: Reading, chosen: readonly Target[], edited: readonly Change[]): string[] => {
  const changed = new Set(edited.map(({ path }) => path))
  if (changed.size === 0) return []
  return reading.verdicts.flatMap(({ path, why, target }) =>
    why !== null && changed.has(path) && chosen.some(({ id }) => id === target)
      ? [`${path} is changed, but mind what its tool makes of it: ${why}`]
      : [],
  )
}

const fieldText = (record: AnyRecord, key: string): string => JSON.stringify((record as Record<string, unknown>)[key])

/** What each target cannot say, agent by agent; the same loss of the whole target is named once. */
const lossesOf = (
  design: Design,
  reading: Reading,
  chosen: readonly Target[],
  agents: readonly RecordOf<'agent'>[] = all(design, 'agent'),
): TargetLoss[] =>
  chosen.flatMap((target) =>
    agents
      .filter((agent) => !agent.leftOut.includes(target.id))
      .flatMap((agent) => target.losses(design, agent).map((loss) => ({ ...loss, target: target.id })))
      // Instructions that stand in a file of their own are written there, whatever the entry that names it can hold.
      .filter(
        ({ record, field }) =>
          field !== 'agent.instructions' || reading.places[target.id]?.[record]?.instructions === undefined,
      ),
  )
