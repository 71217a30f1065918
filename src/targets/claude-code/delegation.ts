import type { Design, RecordOf } from '../../design/model.ts'
import { restLevel } from '../../design/powers.ts'
import { facts, get, settings } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import { byPath } from '../../files/file-set.ts'
import { agentFor } from '../target.ts'
import { CLAUDE_CODE } from './id.ts'
import { isAgentItem, toolOf } from './tools.ts'

/** The agents that `Agent(a, b)` names; null for a plain `Agent`, which may call all. */
export const namesIn = (item: string): string[] | null => {
  const inside = /^[^(]*\((.*)\)$/s.exec(item)?.[1]
  return inside === undefined
    ? null
    : inside
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '')
}

/** All agents that a list of tools names. */
export const namedAgents = (items: readonly string[]): string[] =>
  items.filter(isAgentItem).flatMap((item) => namesIn(item) ?? [])

/**
 * The list without the names that are edges of the design: those are printed from the edges. Names of agents that the
 * design does not have stay. An empty `Agent()` stays where `keepList` says that the file names its agents one by one.
 */
export const withoutNames = (items: readonly string[], known: (name: string) => boolean, keepList: boolean): string[] =>
  items.map((item) => {
    if (!isAgentItem(item)) return item
    const names = namesIn(item)
    if (names === null) return item
    const left = names.filter((name) => !known(name))
    return left.length > 0 || keepList ? `${toolOf(item)}(${left.join(', ')})` : toolOf(item)
  })

/** A name that can stand in `Agent(…)`: a comma or a parenthesis would end it. */
export const canBeListed = (name: string): boolean => !/[(),\n\r]/.test(name) && name.trim() === name && name !== ''

/** `Agent(a, b)`, names in a fixed order, so that the same edges give the same item. */
const agentItem = (tool: string, names: readonly string[]): string => `${tool}(${[...names].sort(byPath).join(', ')})`

/** The own field that holds an item as it was read, where it is spelled otherwise than DotBox would. Never printed by itself. */
export const SPELLED = 'spelled'

/** How the file spells the agents that it names, where that is not how it would be printed; null where it is. */
export const spelledOtherwise = (items: readonly string[]): string | null => {
  const item = items.find((one) => isAgentItem(one) && namesIn(one) !== null)
  return item === undefined || item === agentItem(toolOf(item), namesIn(item) ?? []) ? null : item
}

/**
 * The list with the agents that this one may call, from its edges. Without edges it may call all. The limit of the agent that
 * runs the main conversation reaches everybody (observed), so it is listed only where it covers all calls and handoffs.
 */
export const withNames = (items: readonly string[], design: Design, agent: RecordOf<'agent'>): string[] => {
  const called = calledBy(design, agent.id).map((id) => nameOf(design, id))
  const spelled = agent.targets[CLAUDE_CODE]?.[SPELLED]
  const first = items.findIndex(isAgentItem)
  return items.flatMap((item, at) => {
    if (!isAgentItem(item)) return [item]
    if (at !== first) return []
    const left = namesIn(item)
    const names = [...new Set([...(left ?? []), ...called])]
    if (names.length === 0 || !names.every(canBeListed)) return [toolOf(item)]
    if (left === null && !coversItsCalls(design, agent.id)) return [toolOf(item)]
    return [
      typeof spelled === 'string' && bare(spelled) === bare(agentItem(toolOf(item), names))
        ? spelled
        : agentItem(toolOf(item), names),
    ]
  })
}

/** The same for two spellings of the same tool and names. */
const bare = (item: string): string => agentItem(toolOf(item), [...new Set(namesIn(item) ?? [])])

/** True where everybody whom this agent's work reaches is among those that it may call itself; always for one that is not the lead. */
export const coversItsCalls = (design: Design, id: AgentId): boolean => {
  if (settings(design).lead !== id) return true
  const called = new Set(calledBy(design, id))
  return [...reachable(id, (from) => [...calledBy(design, from), ...handedTo(design, from)])].every(
    (other) => other === id || called.has(other),
  )
}

export const reachable = <T>(start: T, next: (from: T) => readonly T[]): ReadonlySet<T> => {
  const seen = new Set<T>()
  const open = [start]
  for (let from = open.pop(); from !== undefined; from = open.pop()) {
    for (const to of next(from)) {
      if (seen.has(to)) continue
      seen.add(to)
      open.push(to)
    }
  }
  return seen
}

const calledBy = (design: Design, from: AgentId): AgentId[] =>
  facts(design, 'delegates').flatMap((edge) => (edge.from === from && isHere(design, edge.to) ? [edge.to] : []))
const handedTo = (design: Design, from: AgentId): AgentId[] =>
  facts(design, 'handoff').flatMap((edge) => (edge.from === from && isHere(design, edge.to) ? [edge.to] : []))
const isHere = (design: Design, id: AgentId): boolean => get(design, id)?.leftOut.includes(CLAUDE_CODE) === false

const nameOf = (design: Design, id: AgentId): string => {
  const agent = get(design, id)
  return agent ? agentFor(agent, CLAUDE_CODE).name : id
}

/**
 * True where the agents that this one may call can be held to: its tools are listed one by one, all names can stand in the list,
 * and it runs the main conversation, the only one whose list the client keeps to.
 */
export const holdsItsCalls = (design: Design, agent: RecordOf<'agent'>): boolean =>
  settings(design).lead === agent.id &&
  restLevel(agentFor(agent, CLAUDE_CODE).capabilities) === 'deny' &&
  coversItsCalls(design, agent.id) &&
  calledBy(design, agent.id).every((id) => canBeListed(nameOf(design, id)))
