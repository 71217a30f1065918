import type { Design } from '../../../design/model.ts'
import { GUARD_PROOFS, TABLE } from '../../../targets/opencode/guard/table.ts'
import { opencode } from '../../../targets/opencode/index.ts'
import type { Attempt, Result } from '../attempt.ts'
import type { TargetProof } from '../target-proof.ts'
import type { OpenCodeAttempt } from './attempt.ts'
import { callsOf, letting } from './calls.ts'
import { type Client, runOnce, startClient } from './client.ts'
import { proveFlags, proveInPlaces } from './elsewhere.ts'
import { proveGates } from './gates.ts'
import { HOLES } from './holes.ts'
import { attempts } from './index.ts'
import { judge } from './judge.ts'
import { startScriptedModel } from './model.ts'
import { patches } from './patches.ts'
import { stage } from './stage.ts'
import { confinedTeam } from './teams.ts'

/** The person's own agent lets each agent try its attempts, as a called agent does; who leads tries its own in person. */
const tryAll = async (
  client: Client,
  design: Design,
  folder: string,
  those: readonly OpenCodeAttempt[],
  model: 'scripted' | 'gpt-5' = 'scripted',
): Promise<Result[]> => {
  const results: Result[] = []
  for (const agent of new Set(those.map(({ by }) => by))) {
    const own = those.filter(({ by }) => by === agent)
    const calls = callsOf(folder, own)
    const run = await client.run(
      folder,
      { agent: agent === 'lead' ? 'lead' : 'build', model },
      agent === 'lead' ? calls : [letting(agent, calls)],
    )
    results.push(...own.map((one) => judge(design, folder, run, one)))
  }
  return results
}

/** The attempts with tools, patches included, of a whole team in one repository. */
const proveTools = async (client: Client): Promise<Result[]> => {
  const folder = stage(confinedTeam)
  return [
    ...(await tryAll(client, confinedTeam, folder, attempts)),
    ...(await tryAll(client, confinedTeam, folder, patches, 'gpt-5')),
  ]
}

/** A client of its own for as long as something is tried with it. */
const withClient = async (program: string, prove: (client: Client) => Promise<Result[]>): Promise<Result[]> => {
  const model = await startScriptedModel()
  const client = await startClient(program, model)
  try {
    return await prove(client)
  } finally {
    client.stop()
    model.stop()
  }
}

const withModel = async (program: string): Promise<Result[]> => {
  const model = await startScriptedModel()
  try {
    return await proveFlags((given) => runOnce(program, model, given))
  } finally {
    model.stop()
  }
}

/** What is proven of OpenCode. */
export const opencodeProof = (program: string): TargetProof => ({
  name: opencode.name,
  version: opencode.client,
  rows: TABLE,
  guard: GUARD_PROOFS,
  holes: HOLES,
  sessions: [
    () => withClient(program, proveTools),
    () => withClient(program, proveInPlaces),
    () => withClient(program, proveGates),
    () => withModel(program),
  ],
})

/** Every attempt, without making any: a client that does nothing is asked instead of the real one. */
export const opencodeAttempts = async (): Promise<readonly Attempt[]> => {
  const nothing = { session: 'none', results: [], failed: null }
  const idle: Client = {
    run: async () => nothing,
    command: async () => nothing,
    stop: () => {},
  }
  const results = [
    ...(await proveTools(idle)),
    ...(await proveInPlaces(idle)),
    ...(await proveGates(idle)),
    ...(await proveFlags(async () => nothing)),
  ]
  return results.map(({ attempt }) => attempt)
}
