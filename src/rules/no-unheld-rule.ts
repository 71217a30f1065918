import type { Design, EdgeRecord, RecordOf } from '../design/model.ts'
import { all, edges, settings, title } from '../design/queries.ts'
import { CAPABILITIES } from '../design/records/agent.ts'
import { aDesign, aDirectory, aHandoff, anAgent, aSettings, aSpec, aVerifies, aWrites } from '../design/samples.ts'
import { type Certainty, permissionKey, type RuleKey } from '../guard/certainty.ts'
import { levelWords, worstOf } from '../guard/levels.ts'
import { targetById } from '../targets/index.ts'
import { type Levels, levelsOf } from '../targets/levels.ts'
import { permits } from './permits.ts'
import type { Rule } from './rule.ts'

const target = aSettings({ enforce: true, exportTo: ['claude-code'] })
const shut = { capabilities: { shell: 'deny', mcp: { '*': 'deny' } } } as const

export const noUnheldRule: Rule = {
  id: 'no-unheld-rule',
  severity: 'info',
  family: 'Permissions',
  why: 'The design is enforced, but not all of it can be: this is what the tools find only at the end, or not at all.',
  *check({ design }) {
    if (!settings(design).enforce) return
    const levels = levelsOf(design)
    for (const edge of edges(design)) {
      if (edge.suggested || isToldElsewhere(design, edge)) continue
      const unheld = unheldIn(levels, edge.id)
      if (unheld) yield { at: edge.id, message: `“${title(design, edge.id)}” (${nouns[edge.kind]}) is ${unheld}` }
    }
    for (const agent of all(design, 'agent')) {
      for (const [unheld, names] of unheldPermissions(levels, agent))
        yield { at: agent.id, message: `What “${agent.name}” may not do with ${names.join(' and ')} is ${unheld}` }
    }
  },
  examples: {
    passes: [
      aDesign(target, anAgent('a', shut), aDirectory(), aWrites('a', 'directory:docs')),
      aDesign(
        aSettings({ enforce: false, exportTo: ['claude-code'] }),
        anAgent('a'),
        anAgent('b'),
        aHandoff('a', 'b', { gate: { command: 'npm test' } }),
      ),
    ],
    fails: [
      aDesign(target, anAgent('a', shut), anAgent('b'), aSpec(), aVerifies('a', 'spec:spec.md')),
      aDesign(target, anAgent('a', { capabilities: { web: 'deny' } })),
    ],
  },
}

const nouns: Readonly<Record<EdgeRecord['kind'], string>> = {
  handoff: 'handoff',
  delegates: 'delegation',
  reads: 'reading',
  writes: 'writing',
  verifies: 'verification',
}

/** Reading that confines nobody is no rule, and a boundary beside a shell is the matter of `no-shell-with-boundary`. */
const isToldElsewhere = (design: Design, edge: EdgeRecord): boolean => {
  const agent = design.records[edge.from] as RecordOf<'agent'>
  if (edge.kind === 'reads') return agent.capabilities.read !== 'deny'
  return (
    edge.kind === 'writes' &&
    (permits(agent, 'shell') || Object.values(agent.capabilities.mcp).some((level) => level !== 'deny'))
  )
}

/** How far a rule is held where it is not enforced, by which tools, and why; null where it is. */
const unheldIn = (levels: Levels, rule: RuleKey): string | null => {
  const told = Object.entries(levels.get(rule) ?? {}).filter(([, { level }]) => level !== 'enforced')
  const worst: Certainty | null = worstOf(told.map(([, { level }]) => level))
  const of = told.filter(([, { level }]) => level === worst)
  const first = of[0]?.[1]
  if (worst === null || !first) return null
  return `${levelWords[worst].word} in ${of.map(([id]) => targetById(id)?.name ?? id).join(' and ')}: ${first.why}`
}

/** The capabilities of an agent that are restricted and not held, by what is said of them. */
const unheldPermissions = (levels: Levels, agent: RecordOf<'agent'>): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>()
  for (const capability of CAPABILITIES) {
    const limited = agent.capabilities[capability] !== 'allow' || (agent.patterns[capability] ?? []).length > 0
    const unheld = limited ? unheldIn(levels, permissionKey(agent.id, capability)) : null
    if (unheld) found.set(unheld, [...(found.get(unheld) ?? []), capability])
  }
  return found
}
