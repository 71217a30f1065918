import type { Design, RecordOf } from './model.ts'
import { all, facts } from './queries.ts'

/**
 * The handoffs that go back: each closes a loop, seen from the agents at which the work begins. Agents are walked in
 * the order in which they were added, those into which nothing is handed first, so the same design always gives the
 * same answer. Walks with a list of its own, not by recursion: a design may hold thousands of agents in a row.
 */
export const backHandoffs = (design: Design): ReadonlySet<string> => {
  const out = new Map<string, RecordOf<'handoff'>[]>()
  const entered = new Set<string>()
  for (const handoff of facts(design, 'handoff')) {
    const others = out.get(handoff.from)
    if (others) others.push(handoff)
    else out.set(handoff.from, [handoff])
    entered.add(handoff.to)
  }
  const agents = all(design, 'agent')
  const starts = [...agents.filter((agent) => !entered.has(agent.id)), ...agents]
  const back = new Set<string>()
  const done = new Set<string>()
  const open = new Set<string>()
  for (const start of starts) {
    if (done.has(start.id)) continue
    const walk = [{ id: start.id as string, next: 0 }]
    open.add(start.id)
    while (walk.length > 0) {
      const at = walk.at(-1)!
      const handoff = out.get(at.id)?.[at.next++]
      if (!handoff) {
        walk.pop()
        open.delete(at.id)
        done.add(at.id)
      } else if (open.has(handoff.to)) back.add(handoff.id)
      else if (!done.has(handoff.to)) {
        open.add(handoff.to)
        walk.push({ id: handoff.to, next: 0 })
      }
    }
  }
  return back
}
