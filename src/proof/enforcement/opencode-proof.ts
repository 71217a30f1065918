import type { Design } from '../../design/model.ts'
import type { Outcome } from '../report.ts'
import type { Result } from './attempt.ts'
import type { OpenCodeAttempt } from './opencode-attempt.ts'
import { attempts, patches } from './opencode-attempts.ts'
import { callsOf, letting } from './opencode-calls.ts'
import { type Client, startClient } from './opencode-client.ts'
import { proveGates } from './opencode-gates.ts'
import { judge } from './opencode-judge.ts'
import { proveBuiltIns } from './opencode-listing.ts'
import { type Script, startScriptedModel } from './opencode-model.ts'
import { proveFlags, proveInPlaces } from './opencode-places.ts'
import { stage } from './opencode-stage.ts'
import { tableProblems } from './opencode-table.ts'
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

/** What came of everything that agents try in the real OpenCode, and what was compared beside. */
export type OpenCodeProof = { readonly results: readonly Result[]; readonly outcomes: readonly Outcome[] }

/** @param only the part to run: places, flags, gates, tools or listing; all without a word */
export const proveOpenCode = async (program: string, only = ''): Promise<OpenCodeProof> => {
  const model = await startScriptedModel()
  const client = await startClient(program, model)
  const parts: Readonly<Record<string, () => Promise<Result[]>>> = {
    tools: async () => {
      const folder = stage(confinedTeam)
      return [
        ...(await tryAll(client, confinedTeam, folder, attempts)),
        ...(await tryAll(client, confinedTeam, folder, patches, 'gpt-5')),
      ]
    },
    places: () => proveInPlaces(client),
    gates: () => proveGates(client),
    flags: () => proveFlags(program, model),
  }
  try {
    const results: Result[] = []
    for (const [name, run] of Object.entries(parts)) if (only === '' || only === name) results.push(...(await run()))
    const outcomes = only === '' || only === 'listing' ? await proveBuiltIns(client) : []
    if (only !== '') return { results, outcomes }
    const table = {
      name: 'OpenCode: the table of levels',
      compared: `${results.length} attempts`,
      problems: tableProblems(results),
    }
    return { results, outcomes: [...outcomes, table] }
  } finally {
    client.stop()
    model.stop()
  }
}
