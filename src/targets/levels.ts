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
export const levelsOf = (design: Design): Levels => {
  const levels = known.get(design) ?? collected(design, targets)
  known.set(design, levels)
  return levels
}

/** The levels of a design in these tools, as far as it is written for them. */
export const collected = (design: Design, of: readonly Levelled[]): Levels => {
  const about = design.records['design:main']
  const exportTo = about?.kind === 'design' ? about.exportTo : []
  const rules = new Map<RuleKey, Record<string, RuleLevel>>()
  for (const { id, levels } of of) {
    if (!levels || !exportTo.includes(id)) continue
    for (const [key, level] of levels(design)) {
      const rule = rules.get(key)
      if (rule) rule[id] = level
      else rules.set(key, { [id]: level })
    }
  }
  return rules
}
