import type { Act } from './answer.ts'
import type { Policy } from './policy.ts'

type Handoff = Policy['handoffs'][number]

/**
 * What must hold besides before an agent may act: gates, joins and bounds, each in words. The design names them; whether they
 * hold is the state of the work, which only the guard knows (`exported/gates.js`, whose rules these are).
 *
 * @param who the agent by its name in the policy; null for a main conversation that no agent leads
 */
export const waitsOf = (policy: Policy, who: string | null, act: Act): readonly string[] => {
  const own = who === null ? [] : beforeWork(policy, who)
  return act.do === 'call' && act.agent !== null && Object.hasOwn(policy.agents, act.agent)
    ? [...new Set([...own, ...beforeCall(policy, who, act.agent)])]
    : own
}

/** At each act of an agent: the gates of what is handed to it, and whom it waits for. */
const beforeWork = (policy: Policy, who: string): string[] => {
  const agent = Object.hasOwn(policy.agents, who) ? policy.agents[who] : undefined
  const incoming = policy.handoffs.filter((handoff) => handoff.to === who && !handoff.back)
  const gates = incoming.flatMap(gateInWords)
  if (!agent?.waits) return gates
  const { for: join, of } = agent.waits
  const names = of.map((name) => `“${name}”`).join(', ')
  const ended = join === 'all' || of.length === 1 ? `${names} ended` : `${join === 'any' ? 1 : join} of ${names} ended`
  return [ended, ...gates]
}

/** When an agent is called: its own gates, that of the handoff, and how often work may pass to it. */
const beforeCall = (policy: Policy, from: string | null, to: string): string[] => {
  const direct = policy.handoffs.find((handoff) => handoff.from === from && handoff.to === to)
  const bounds = (direct ? [direct] : policy.handoffs.filter((handoff) => handoff.to === to)).flatMap(({ most }) =>
    most === undefined
      ? []
      : [`work passed to “${to}” fewer than ${most} ${most === 1 ? 'time' : 'times'} in this run`],
  )
  return [...(direct ? gateInWords(direct) : []), ...bounds, ...beforeWork(policy, to)]
}

const gateInWords = ({ gate }: Handoff): string[] => {
  if (!gate) return []
  if ('command' in gate) return [`\`${gate.command}\` exits 0`]
  if ('files' in gate) return [`${gate.files.map((file) => `\`${file}\``).join(', ')} exist`]
  if ('verified' in gate) return [`all criteria of \`${gate.verified}\` are ticked`]
  return [`a person approves${gate.approval === '' ? '' : ` (${gate.approval})`}`]
}
