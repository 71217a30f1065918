import type { Design } from '../design/model.ts'
import { all } from '../design/queries.ts'
import { targets } from '../targets/index.ts'
import type { Target } from '../targets/target.ts'
import { MEMORY_PATH } from './memory.ts'
import type { Reading } from './reading.ts'

/** For whom a file is: the id of a target, or `shared` for a file of the design itself (INSTRUCTIONS.md, a spec). */
export const ownersOf = (design: Design, reading: Reading, chosen: readonly Target[]): ((path: string) => string) => {
  const shared = new Set([
    MEMORY_PATH,
    ...Object.values(reading.instructionsFiles),
    ...all(design, 'spec').map(({ path }) => path),
  ])
  const agents = chosen.map((target) => ({
    id: target.id,
    main: reading.mains[target.id],
    paths: new Set(Object.values(reading.places[target.id] ?? {}).map(({ path }) => path)),
  }))
  return (path) =>
    agents.find(({ main, paths }) => main === path || paths.has(path))?.id ??
    (shared.has(path) ? 'shared' : (targets.find((target) => target.owns(path))?.id ?? 'shared'))
}
