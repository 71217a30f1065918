import type { Design } from '../../design/model.ts'
import type { Result } from './attempt.ts'
import type { OpenCodeAttempt } from './opencode-attempt.ts'
import { attempts, patches } from './opencode-attempts.ts'
import { type Client, startClient } from './opencode-client.ts'
import { judge } from './opencode-judge.ts'
import { type Call, promptFor, type Script, startScriptedModel } from './opencode-model.ts'
import { stage } from './opencode-stage.ts'
import { confinedTeam } from './opencode-teams.ts'

/** The calls of some attempts, each under the id of its attempt. */
export const callsOf = (folder: string, those: readonly OpenCodeAttempt[]): Call[] =>
  those.map((one) => ({ id: one.id, ...one.call(folder) }))

/** The person's own agent lets each agent try its attempts, as a called agent does; who leads tries its own in person. */
const tryAll = async (
  client: Client,
  design: Design | null,
  folder: string,
  those: readonly OpenCodeAttempt[],
  model: 'scripted' | 'gpt-5' = 'scripted',
): Promise<Result[]> => {
  const agents = [...new Set(those.map(({ by }) => by))]
  const of = (agent: string) => those.filter(({ by }) => by === agent)
  const script: Script = agents
    .filter((agent) => agent !== 'lead')
    .map((agent) => ({
      id: `let-${agent}-${model}`,
      tool: 'task',
      args: { description: 'try', subagent_type: agent, prompt: promptFor(callsOf(folder, of(agent))) },
    }))
  const led = await client.run(folder, { agent: 'lead', model }, callsOf(folder, of('lead')))
  const called = await client.run(folder, { agent: 'build', model }, script)
  return those.map((one) => judge(design, folder, one.by === 'lead' ? led : called, one))
}

/** Everything that agents try in the real OpenCode, with what came of it. */
export const proveOpenCode = async (program: string): Promise<Result[]> => {
  const model = await startScriptedModel()
  const client = await startClient(program, model)
  try {
    const folder = stage(confinedTeam)
    return [
      ...(await tryAll(client, confinedTeam, folder, attempts)),
      ...(await tryAll(client, confinedTeam, folder, patches, 'gpt-5')),
    ]
  } finally {
    client.stop()
    model.stop()
  }
}
