import { put } from '../../../src/design/edits.ts'
import { type Design, emptyDesign, make } from '../../../src/design/model.ts'
import type { Team } from '../team.ts'

const COLORS = ['blue', 'green', 'red', 'purple', null]
const LEVELS = ['allow', 'ask', 'deny'] as const

/** A team as a design of DotBox, enforced and for every tool, as a design is that a person begins. */
export const designOf = ({ cards, ties }: Team, targets: readonly string[]): Design =>
  put(
    ...cards.map(({ name, model, words, x, y }, at) =>
      make('agent', `agent:${name}`, {
        name,
        model,
        description: words,
        color: COLORS[at % COLORS.length] ?? null,
        at: { x, y },
        capabilities: { shell: LEVELS[at % 3]!, web: LEVELS[(at + 1) % 3]! },
      }),
    ),
    ...ties.map(({ from, to, kind, words }) => {
      const ends = { from: `agent:${cards[from]!.name}`, to: `agent:${cards[to]!.name}` } as const
      const between = `${cards[from]!.name}>${cards[to]!.name}`
      return kind === 'handoff'
        ? make('handoff', `handoff:${between}`, { ...ends, rule: words })
        : make('delegates', `delegates:${between}`, ends)
    }),
  )(emptyDesign({ name: `${cards.length} agents`, enforce: true, exportTo: [...targets] }))
