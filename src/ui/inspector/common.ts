import type { AnyRecord, Kind } from '../../design/model.ts'
import { kindNames } from './icons.ts'

/** The value that several things share; `same` is false where they differ, and then there is none. */
export const common = <T, V>(things: readonly T[], pick: (thing: T) => V): { same: boolean; value: V | undefined } => {
  const [first, ...others] = things.map(pick)
  const same = others.every((value) => value === first)
  return { same, value: same ? first : undefined }
}

/** What is selected, in numbers: “2 agents, 1 spec and 3 handoffs”. */
export const countsOf = (records: readonly AnyRecord[]): string => {
  const counts = new Map<Kind, number>()
  for (const { kind } of records) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const words = [...counts].map(
    ([kind, count]) => `${count} ${count === 1 ? kindNames[kind][0].toLowerCase() : kindNames[kind][1]}`,
  )
  return words.length < 2 ? (words[0] ?? 'Nothing') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
}
