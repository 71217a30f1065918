import { atOnce } from '../design/at-once.ts'
import type { Design } from '../design/model.ts'
import type { RuleKey, RuleLevel } from '../guard/certainty.ts'
import { targets } from './index.ts'
import type { Target } from './target.ts'

/** The level of one rule in each tool that knows it, by the target's id. */
export type LevelsOfRule = Readonly<Record<string, RuleLevel>>
/** Every rule of a design with its levels. */
export type Levels = ReadonlyMap<RuleKey, LevelsOfRule>

type Levelled = Pick<Target, 'id' | 'levels'>

const known = new WeakMap<Design, Levels>()

/** The levels of a design in the tools that it is written for. Kept as long as the design is: many ask. */
export const levelsOf = (design: Design): Levels => atOnce(levelSteps(design))

/** `levelsOf` in steps, one for each tool: of a large design it would take too long at once. */
export function* levelSteps(design: Design): Generator<void, Levels> {
  const before = known.get(design)
  if (before) return before
  const levels = yield* collecting(design, targets)
  known.set(design, levels)
  return levels
}

/** The levels of a design in these tools, as far as it is written for them. */
export const collected = (design: Design, of: readonly Levelled[]): Levels => atOnce(collecting(design, of))

function* collecting(design: Design, of: readonly Levelled[]): Generator<void, Levels> {
  const about = design.records['design:main']
  const exportTo = about?.kind === 'design' ? about.exportTo : []
  const rules = new Map<RuleKey, Record<string, RuleLevel>>()
  for (const { id, levels } of of) {
    if (!levels || !exportTo.includes(id)) continue
    const told = levels(design)
    yield
    for (const [key, level] of told) {
      const rule = rules.get(key)
      if (rule) rule[id] = level
      else rules.set(key, { [id]: level })
    }
    yield
  }
  return rules
}
