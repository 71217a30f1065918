import type { AnyRecord, Design, RecordOf } from '../design/model.ts'
import { realPath } from '../files/file-set.ts'
import { changedForeign } from '../files/foreign-section.ts'
import type { Target } from '../targets/target.ts'
import type { Change } from './change.ts'
import { changedRecords } from './changed-records.ts'
import { lossesOf } from './losses.ts'
import type { Reading } from './reading.ts'

/** What a person has to know of what was written, beyond the changes themselves. */
export const noticesOf = (
  design: Design,
  reading: Reading,
  chosen: readonly Target[],
  changes: readonly Change[],
): string[] => {
  const edited = changes.filter(({ status }) => status === 'changed')
  return [
    ...(edited.length > 0 ? [...sharedInstructions(reading, edited), ...editedForeign(edited)] : []),
    ...unwritten(design, reading, chosen),
    ...misread(reading, chosen, edited),
  ]
}

/** Edits of what was read that a target cannot take: nobody should believe that they were written. */
const unwritten = (design: Design, reading: Reading, chosen: readonly Target[]): string[] => {
  const origin = reading.design
  if (design === origin) return []
  const edited = changedRecords(design, origin).records.filter(
    (record) => record.kind === 'agent' && origin.records[record.id] !== undefined,
  ) as RecordOf<'agent'>[]
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
