import { decide } from './decide.js'

// What a guard says: to an agent that it stops, to a person who asks, and of itself.

/** A refusal as the agent reads it: why, what to do, and which line of which file decided. */
export const inWords = ({ why, next, rule }, policyFile) =>
  `DotBox: ${why}${next === '' ? '' : ` ${next}`} (Rule “${rule}” in ${policyFile}.)`

/** The acts of a policy's own expectations that come out otherwise, in words. */
export const failuresOf = (policy) =>
  (policy.expect ?? []).flatMap(({ agent, act, answer }) => {
    const found = decide(policy, agent, act)
    const what = act.path ?? act.command ?? act.agent ?? act.name ?? act.tool ?? ''
    return found.answer === answer
      ? []
      : [`${agent}: ${act.do} ${what} should be “${answer}”, and is “${found.answer}” (rule “${found.rule}”).`]
  })
