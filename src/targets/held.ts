import { permissionKey, type RuleKey } from '../guard/certainty.ts'
import type { Levels } from './levels.ts'

/** The rule whose level says what comes of a field of a record; null for a field that is no rule. */
const ruleOfField = (record: string, field: string): RuleKey | null => {
  const [first = '', second = ''] = field.split('.')
  if (first === 'capability' || first === 'patterns')
    return record.startsWith('agent:') ? permissionKey(record as `agent:${string}`, second as 'shell') : null
  if (first === 'handoff') return second === 'rule' ? null : record
  return ['reads', 'writes', 'delegates', 'verifies'].includes(first) ? record : null
}

/**
 * Does a tool hold to a field for which it has no place of its own? Then it is not merely told in words: a guard, or
 * another of the tool's rules, sees to it.
 */
export const isHeld = (levels: Levels, target: string, record: string, field: string): boolean => {
  const rule = ruleOfField(record, field)
  return rule !== null && holds(levels, target, rule)
}

/** Does a tool hold to a rule, at once or at the end? */
export const holds = (levels: Levels, target: string, rule: RuleKey): boolean => {
  const level = levels.get(rule)?.[target]?.level
  return level !== undefined && level !== 'advice'
}
