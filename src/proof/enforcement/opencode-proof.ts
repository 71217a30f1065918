import type { Design } from '../../design/model.ts'
import type { Result } from './attempt.ts'
import type { OpenCodeAttempt } from './opencode-attempt.ts'
import { attempts, patches } from './opencode-attempts.ts'
import { callsOf, letting } from './opencode-calls.ts'
import { type Client, startClient } from './opencode-client.ts'
import { proveGates } from './opencode-gates.ts'
import { judge } from './opencode-judge.ts'
import { type Script, startScriptedModel } from './opencode-model.ts'
import { proveFlags, proveInPlaces } from './opencode-places.ts'
import { stage } from './opencode-stage.ts'
import { confinedTeam } from './opencode-teams.ts'

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
    .map((agent) => letting(agent, callsOf(folder, of(agent))))
  const led = await client.run(folder, { agent: 'lead', model }, callsOf(folder, of('lead')))
  const called = await client.run(folder, { agent: 'build', model }, script)
  return those.map((one) => judge(design, folder, one.by === 'lead' ? led : called, one))
}

/** Everything that agents try in the real OpenCode, with what came of it. */
export const proveOpenCode = async (program: string, only = ''): Promise<Result[]> => {
  const model = await startScriptedModel()
  const client = await startClient(program, model)
  try {
    const folder = stage(confinedTeam)
    if (only === 'gates') return await proveGates(client)
    if (only === 'places') return [...(await proveInPlaces(client)), ...(await proveFlags(program, model))]
    return [
      ...(await proveInPlaces(client)),
      ...(await proveFlags(program, model)),
      ...(await proveGates(client)),
      ...(await tryAll(client, confinedTeam, folder, attempts)),
      ...(await tryAll(client, confinedTeam, folder, patches, 'gpt-5')),
    ]
  } finally {
    client.stop()
    model.stop()
  }
}
