import type { Design, EdgeRecord, RecordOf } from '../design/model.ts'
import { all, edges, facts, get } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { type Certainty, permissionKey } from '../guard/certainty.ts'
import { levelWords, worstOf } from '../guard/levels.ts'
import type { Levels, LevelsOfRule } from '../targets/levels.ts'
import { targetNames } from '../targets/names.ts'

/** What a card or a line shows of its level: one sign where the tools agree, else one for each, in their order. */
export type LevelSign = {
  readonly shown: readonly Certainty[]
  /** In a few words: “enforced”, or “Claude Code: enforced, OpenCode: advice only”. */
  readonly words: string
  /** With the reasons. */
  readonly title: string
}
export type LevelSigns = ReadonlyMap<string, LevelSign>

/** The levels of a design, and what of them is shown on the canvas. */
export type Judged = { readonly levels: Levels; readonly signs: LevelSigns }

/** The levels of one rule with the tools' names, in their order. */
export const byTool = (levels: LevelsOfRule): { id: string; name: string; level: Certainty; why: string }[] =>
  targetNames.flatMap(({ id, name }) => {
    const rule = levels[id]
    return rule ? [{ id, name, level: rule.level, why: rule.why }] : []
  })

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The sign of one rule; null where no tool says anything of it. */
export const signOf = (levels: LevelsOfRule): LevelSign | null => {
  const told = byTool(levels)
  const [first] = told
  if (!first) return null
  if (told.every(({ level }) => level === first.level)) {
    const whys = [...new Set(told.map(({ why }) => why))]
    const reasons = whys.length === 1 ? whys : told.map(({ name, why }) => `${name}: ${why}`)
    return {
      shown: [first.level],
      words: levelWords[first.level].word,
      title: [
        `${capital(levelWords[first.level].word)} in ${told.map(({ name }) => name).join(' and ')}`,
        ...reasons,
      ].join('\n'),
    }
  }
  return {
    shown: told.map(({ level }) => level),
    words: told.map(({ name, level }) => `${name}: ${levelWords[level].word}`).join(', '),
    title: told.map(({ name, level, why }) => `${name}: ${levelWords[level].word}. ${why}`).join('\n'),
  }
}

/**
 * The signs of all agents and edges of a design. A suggested edge is no rule yet, and what is read by an agent that may
 * read everything is none either: it says what flows.
 */
export const signsOf = (design: Design, levels: Levels): LevelSigns => {
  const signs = new Map<string, LevelSign>()
  const put = (id: string, sign: LevelSign | null) => {
    if (sign) signs.set(id, sign)
  }
  for (const edge of edges(design))
    if (!edge.suggested && isRule(design, edge)) put(edge.id, signOf(levels.get(edge.id) ?? {}))
  const around = rulesAround(design)
  for (const agent of all(design, 'agent'))
    put(agent.id, worstSign(levels, rulesOf(design, agent, around.get(agent.id) ?? [])))
  return signs
}

/** The edges that hold an agent to something: what it may write, whom it may call, and what must hold before it starts. */
const rulesAround = (design: Design): ReadonlyMap<string, readonly EdgeRecord[]> => {
  const around = new Map<string, EdgeRecord[]>()
  const add = (id: string, edge: EdgeRecord) => {
    const known = around.get(id)
    if (known) known.push(edge)
    else around.set(id, [edge])
  }
  for (const kind of ['writes', 'reads', 'delegates', 'handoff'] as const)
    for (const edge of facts(design, kind)) {
      add(edge.from, edge)
      if (edge.kind === 'handoff') add(edge.to, edge)
    }
  return around
}

/** Reading is confined to the places of the edges only where it is denied elsewhere. */
const isRule = (design: Design, edge: EdgeRecord): boolean =>
  edge.kind !== 'reads' || get(design, edge.from)?.capabilities.read === 'deny'

const rulesOf = (design: Design, agent: RecordOf<'agent'>, around: readonly EdgeRecord[]): string[] => [
  ...CAPABILITIES.map((capability) => permissionKey(agent.id, capability)),
  permissionKey(agent.id, 'mcp'),
  ...around.filter((edge) => isRule(design, edge)).map(({ id }) => id),
]

/** The worst level among several rules, by tool. */
const worstSign = (levels: Levels, rules: readonly string[]): LevelSign | null => {
  const worst: Record<string, LevelsOfRule[string]> = {}
  for (const rule of rules) {
    for (const [target, level] of Object.entries(levels.get(rule) ?? {})) {
      const known = worst[target]
      if (!known || worstOf([known.level, level.level]) !== known.level) worst[target] = level
    }
  }
  return signOf(worst)
}
