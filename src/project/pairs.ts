import type { Design } from '../design/model.ts'
import { all, settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { withRenamedKey } from '../files/rename-key.ts'
import type { Sheet, Sheets } from '../files/sheet.ts'
import type { Place, Target } from '../targets/target.ts'
import { localEdit } from './local-edit.ts'
import type { Reading } from './reading.ts'
import { sharedSheets, targetSheets } from './sheets.ts'

/** The sheets of a target, or of the design itself, before and after the edits. */
export type Pair = {
  readonly was: Sheets
  readonly now: Sheets
  /** New path to old path, of files that move because their agent was renamed. */
  readonly moves: ReadonlyMap<string, string>
  /** Agents inside a JSON file that were renamed. */
  readonly renames: readonly Rename[]
}
/** The keys that lead to an entry of a JSON file, and the new name of the last of them. */
export type Rename = { readonly path: string; readonly pointer: readonly string[]; readonly name: string }
export const wholePairs = (design: Design, reading: Reading, chosen: readonly Target[]): Pair[] => [
  ...chosen.map((target) => targetPair(target, design, reading, chosen)),
  sharedPair(design, reading),
]

/**
 * Only the sheets of agents that changed, where no others can differ; null where they can. Where nothing changed there are
 * none to compare, so printing a repository of any size that was not edited makes no sheet at all.
 */
export const localPairs = (design: Design, reading: Reading, chosen: readonly Target[]): Pair[] | null => {
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

export const exportTo = (design: Design): readonly string[] => {
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
