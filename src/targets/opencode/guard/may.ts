import type { Design } from '../../../design/model.ts'
import { settings } from '../../../design/queries.ts'
import type { Level } from '../../../design/records/agent.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import type { Act, MayAnswer } from '../../../guard/answer.ts'
import { decide, partsOf } from '../../../guard/exported/decide.js'
import { waitsOf } from '../../../guard/waits.ts'
import { agentFor, type Layout } from '../../target.ts'
import { withNamesHere } from '../limits.ts'
import { namedAgents } from '../naming.ts'
import { DEFAULTS, type Rule, rulesOf } from '../permission.ts'
import { permissionSheet } from '../permission-sheet.ts'
import { reachOf } from '../reach.ts'
import { matches } from '../wildcard.ts'
import { POLICY_PATH } from './kept.ts'
import { BASELINE, OWN_CONFIG } from './own-config.ts'
import { opencodePolicy } from './policy.ts'

/** A rule of OpenCode's flat list, and the file that holds it; null for one of the client's own. */
type Placed = Rule & { readonly file: string | null }

/**
 * May an agent do this in OpenCode? First the guard, which hears of a call before OpenCode itself, then OpenCode's list of
 * permissions, of which the last one that matches counts: the client's own, the baseline, the agent's file.
 */
export const may = (design: Design, id: AgentId, act: Act): MayAnswer => {
  const layout = bare(design)
  const named = namedAgents(layout)
  const own = named.get(id)
  if (!own)
    return {
      answer: 'deny',
      rule: 'agent',
      file: null,
      why: 'OpenCode does not know this agent: it is not written for it.',
    }
  const { enforce } = settings(design)
  let waits: readonly string[] = []
  if (enforce) {
    const policy = opencodePolicy(design, named, own.agent.root)
    const { answer, rule, why } = decide(policy, own.name, act)
    if (answer === 'deny') return { answer, rule, file: POLICY_PATH, why }
    waits = waitsOf(policy, own.name, act)
  }
  const limits = settings(design).limits.filter(({ root }) => root === own.agent.root)
  const sheet = permissionSheet(agentFor(own.agent, 'opencode'), reachOf(layout, named, id), withNamesHere(limits))
  const rules: Placed[] = [
    ...placed(DEFAULTS, null),
    ...(enforce ? placed(rulesOf(BASELINE), OWN_CONFIG) : []),
    ...placed(rulesOf(sheet), own.place.path),
  ]
  const found = strictest(valuesOf(act).map(([key, value]) => answerOf(rules, key, value)))
  return found.answer === 'deny' || waits.length === 0 ? found : { ...found, waits }
}

const placed = (rules: readonly Rule[], file: string | null): Placed[] => rules.map((rule) => ({ ...rule, file }))

const answerOf = (rules: readonly Placed[], key: string, value: string): MayAnswer => {
  const rule = rules.findLast((one) => matches(one.key, key) && matches(one.pattern, value))
  const level: Level = rule?.level ?? 'ask'
  const spelled = rule ? `permission ${rule.key} "${rule.pattern}": ${rule.level}` : 'permission'
  return {
    answer: level,
    rule: spelled,
    file: rule?.file ?? null,
    why:
      level === 'allow'
        ? ''
        : level === 'ask'
          ? 'OpenCode asks the person first.'
          : `OpenCode refuses it by ${spelled}.`,
  }
}

const ORDER: readonly Level[] = ['allow', 'ask', 'deny']

const strictest = (answers: readonly MayAnswer[]): MayAnswer =>
  answers.reduce((worst, one) => (ORDER.indexOf(one.answer) > ORDER.indexOf(worst.answer) ? one : worst))

type Value = readonly [key: string, value: string]

/** What OpenCode holds an act against: key and value of its permissions, all of which must be allowed. */
const valuesOf = (act: Act): readonly [Value, ...Value[]] => {
  switch (act.do) {
    case 'read':
      return [['read', act.path], ...outside(act.path)]
    case 'edit':
      return [['edit', act.path], ...outside(act.path)]
    case 'search':
      return [[act.part === 'text' ? 'grep' : 'glob', '*'], ...outside(act.path)]
    case 'shell': {
      // Going to another folder is free for the client, what it then runs is not.
      const parts = (partsOf(act.command) ?? [act.command]).filter((part) => !/^cd(?:\s|$)/.test(part))
      const [first = 'true', ...others] = parts
      return [['bash', first], ...others.map((part): Value => ['bash', part])]
    }
    case 'web':
      return [[act.part === 'search' ? 'websearch' : 'webfetch', '*']]
    case 'call':
      return [['task', act.agent ?? '']]
    case 'skill':
      return [['skill', act.name]]
    case 'mcp':
      return [[`${act.server}_${act.tool}`.replace(/[^a-zA-Z0-9_-]/g, '_'), '*']]
    case 'workflow':
      return [['workflow', '*']]
    case 'other':
      return [[act.tool, '*']]
  }
}

/** Paths outside of the repository need a word more. */
const outside = (path: string): Value[] =>
  path === '..' || path.startsWith('../') || path.startsWith('/') ? [['external_directory', path]] : []

/** The design as it would be written anew. */
const bare = (design: Design): Layout => ({
  design,
  placeOf: () => null,
  mainPath: null,
  instructionsFile: () => '',
  has: () => false,
  textOf: () => null,
  beside: [],
})
