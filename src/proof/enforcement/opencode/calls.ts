import type { OpenCodeAttempt } from './attempt.ts'
import { type Call, promptFor } from './model.ts'

/** The calls of some attempts, each under the id of its attempt. */
export const callsOf = (folder: string, those: readonly OpenCodeAttempt[]): Call[] =>
  those.map((one) => ({ id: one.id, ...one.call(folder) }))

/** A call that lets an agent make these calls. */
export const letting = (agent: string, calls: readonly Call[], name: string = agent): Call => ({
  id: `let-${name}`,
  tool: 'task',
  args: { description: 'try', subagent_type: agent, prompt: promptFor(calls) },
})
