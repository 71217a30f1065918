/** However long the chain of a design is, agents are never nested deeper than this: a loop would nest for ever. */
const DEEPEST = 16

/**
 * How deep agents call agents, counted as `subagent_depth` counts: an agent that the main conversation calls is at 1.
 * The lead is the main conversation itself. A loop counts each of its agents once.
 *
 * @param calls for each agent, those that it may call
 */
export const subagentDepth = (calls: ReadonlyMap<string, readonly string[]>, lead: string | null): number => {
  let deepest = 1
  for (const start of calls.keys()) deepest = Math.max(deepest, (start === lead ? 0 : 1) + longestFrom(calls, start))
  return Math.min(deepest, DEEPEST)
}

/** The levels below an agent, breadth first with every agent reached as late as possible, at most `DEEPEST`. */
const longestFrom = (calls: ReadonlyMap<string, readonly string[]>, start: string): number => {
  const reachable = reach(calls, start)
  const most = Math.min(DEEPEST, reachable.size - 1)
  let level: ReadonlySet<string> = new Set([start])
  let depth = 0
  while (depth < most) {
    const next = new Set([...level].flatMap((agent) => calls.get(agent) ?? []))
    if (next.size === 0) break
    level = next
    depth++
  }
  return depth
}

const reach = (calls: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> => {
  const seen = new Set([start])
  for (const agent of seen) for (const next of calls.get(agent) ?? []) seen.add(next)
  return seen
}
