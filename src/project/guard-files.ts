import { patch } from '../design/edits.ts'
import type { Design } from '../design/model.ts'
import { settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import type { Sheets } from '../files/sheet.ts'
import { targets } from '../targets/index.ts'
import type { Target } from '../targets/target.ts'
import type { Reading } from './reading.ts'
import { targetSheets } from './sheets.ts'

/** What enforcement means for the files of an export: those that are there only with it, and those that say more. */
export type GuardFiles = { readonly added: readonly string[]; readonly changed: readonly string[] }

/** The files of a design with enforcement compared to those without, in the tools that it is written for. */
export const guardFilesOf = (design: Design, reading: Reading, of: readonly Target[] = targets): GuardFiles => {
  const chosen = of.filter(({ id }) => settings(design).exportTo.includes(id))
  const [on, off] = [true, false].map((enforce) => patch('design:main', { enforce })(design)) as [Design, Design]
  const added = new Set<string>()
  const changed = new Set<string>()
  for (const target of chosen) {
    const beside = chosen.filter((other) => other !== target).map(({ id }) => id)
    const placeOf = (id: AgentId) => reading.places[target.id]?.[id] ?? null
    const sheetsOf = (now: Design): Sheets => targetSheets(target, now, reading, { beside, placeOf, only: null })
    const [with_, without] = [sheetsOf(on), sheetsOf(off)]
    for (const [path, sheet] of with_) {
      const before = without.get(path)
      if (before === undefined) added.add(path)
      else if (JSON.stringify(before) !== JSON.stringify(sheet)) changed.add(path)
    }
  }
  return { added: [...added].sort(), changed: [...changed].filter((path) => !added.has(path)).sort() }
}
