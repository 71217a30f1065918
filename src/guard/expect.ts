import type { Design, RecordOf } from '../design/model.ts'
import { facts, get } from '../design/queries.ts'
import type { Level } from '../design/records/agent.ts'
import type { AgentId } from '../design/records/shared.ts'
import type { Act } from './answer.ts'
import type { Expectation } from './policy.ts'

/** A file that no design names: whatever has a boundary may not touch it. */
const ELSEWHERE = 'no-place-of-this-team/file.txt'

/**
 * What must come of a few acts of each agent, said by the design itself and not by the decision that is to be checked. So a
 * policy that somebody changed by hand, or a guard that lost a check, no longer agrees with what it carries.
 */
export const expectationsOf = (
  design: Design,
  { agents, kept }: { readonly agents: ReadonlyMap<AgentId, RecordOf<'agent'>>; readonly kept: readonly string[] },
): Expectation[] =>
  [...agents].flatMap(([id, agent]) => {
    const expect = (act: Act, answer: Level): Expectation => ({ agent: agent.name, act: { ...act }, answer })
    const { capabilities, patterns } = agent
    const guarded = kept.find((pattern) => !pattern.includes('*'))
    const found: Expectation[] = guarded === undefined ? [] : [expect({ do: 'edit', path: guarded }, 'deny')]
    if (!patterns.edit?.length) {
      const places = facts(design, 'writes').flatMap((edge) => {
        const place = edge.from === id ? get(design, edge.to) : undefined
        return place?.kind === 'directory' ? [place] : []
      })
      const bounded = facts(design, 'writes').some((edge) => edge.from === id)
      const everywhere = places.some(({ path }) => path === '' || path === '.')
      // A folder of a tool may hold what guards the team, which nobody may change.
      for (const { path } of places.filter(({ path }) => !/^\.\w/.test(path)).slice(0, 3))
        found.push(expect({ do: 'edit', path: inside(path) }, capabilities.edit))
      if (!everywhere) found.push(expect({ do: 'edit', path: ELSEWHERE }, bounded ? 'deny' : capabilities.edit))
    }
    if (!patterns.shell?.length) found.push(expect({ do: 'shell', command: 'true' }, capabilities.shell))
    if (!patterns.delegate?.length) {
      const called = [...facts(design, 'delegates'), ...facts(design, 'handoff')].flatMap((edge) =>
        edge.from === id ? (agents.get(edge.to)?.name ?? []) : [],
      )
      for (const name of new Set(called)) found.push(expect({ do: 'call', agent: name }, capabilities.delegate))
      const other = [...agents.values()].find(({ name }) => !called.includes(name))
      if (other) found.push(expect({ do: 'call', agent: other.name }, 'deny'))
    }
    return found
  })

const inside = (path: string): string => (path === '' || path === '.' ? 'file.txt' : `${path}/file.txt`)
