import type { Design } from '../design/model.ts'
import { byPath, type Content, type FileSet, fileSet, sameContent } from '../files/file-set.ts'
import { isHeld } from '../targets/held.ts'
import { targets } from '../targets/index.ts'
import { levelsOf } from '../targets/levels.ts'
import type { Target } from '../targets/target.ts'
import type { Change, Printed, Status, TargetLoss } from './change.ts'
import { lossesOf } from './losses.ts'
import { noticesOf } from './notices.ts'
import { ownersOf } from './owners.ts'
import { exportTo, localPairs, type Pair, wholePairs } from './pairs.ts'
import { introducer, putPair } from './put-pair.ts'
import type { Reading } from './reading.ts'
import { makeTextEdits } from './text-edits.ts'

export type PrintOptions = { readonly targets?: readonly string[] }

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

const printPairs = (design: Design, reading: Reading, chosen: readonly Target[], pairs: readonly Pair[]): Printed => {
  const left = outside(reading, chosen)
  const after = new Map<string, Content>(reading.files)
  for (const path of left) after.delete(path)
  const notices: string[] = makeTextEdits(after, design)
  const mayIntroduce = introducer(design, reading)
  for (const pair of pairs) putPair(after, pair, notices, mayIntroduce)
  const changes = changesBetween(reading.files, after, ownersOf(design, reading, chosen), left)
  notices.push(...noticesOf(design, reading, chosen, changes))
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
