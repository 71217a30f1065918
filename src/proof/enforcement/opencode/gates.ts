import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { seal } from '../../../files/seal.ts'
import type { Result } from '../attempt.ts'
import { attempt, bash, type OpenCodeAttempt, read, task, write } from './attempt.ts'
import { callsOf, letting } from './calls.ts'
import type { Client, Run } from './client.ts'
import { judge } from './judge.ts'
import { promptFor, type Script } from './model.ts'
import { put, stage, textIn } from './stage.ts'
import { gatedTeam } from './teams.ts'

/** An approval counts from when the work was begun: a person gives it while the agent works. */
const HOUR = 3_600_000

const gate = (
  id: string,
  tries: string,
  must: OpenCodeAttempt['must'],
  by: string,
  to: string,
  more: { rows?: string[]; told?: RegExp; prompt?: string } = {},
) =>
  attempt(id, tries, must, task(to, more.prompt), {
    by,
    rows: more.rows ?? ['gate'],
    ...(more.told ? { told: more.told } : {}),
  })

/** Gates of every kind, joins and bounds, on every way to the receiver; the stage changes between the steps. */
export const proveGates = async (client: Client): Promise<Result[]> => {
  const folder = stage(gatedTeam, (at) => {
    // A design waits longer for a command than a proof should.
    const policy = textIn(at, '.opencode/dotbox-policy.json') ?? ''
    put(at, '.opencode/dotbox-policy.json', seal(policy.replace(/"patience": \d+/, '"patience": 3')))
  })
  const results: Result[] = []
  const see = (run: Run, ...those: readonly OpenCodeAttempt[]) =>
    results.push(...those.map((one) => judge(gatedTeam, folder, run, one)))
  /** `dev` is called by the person's own agent and tries these. */
  const dev = async (...those: readonly OpenCodeAttempt[]) =>
    see(await client.run(folder, { agent: 'build' }, [letting('dev', callsOf(folder, those))]), ...those)
  const person = async (...those: readonly OpenCodeAttempt[]) =>
    see(await client.run(folder, { agent: 'build' }, callsOf(folder, those)), ...those)

  await dev(
    gate('gate-shut', 'a handoff while its command fails', 'refuse', 'dev', 'qa', { told: /exited 1:\nlooked/ }),
    gate('gate-hangs', 'a handoff whose command hangs', 'refuse', 'dev', 'waiter', {
      told: /did not end within 3 seconds/,
    }),
    gate('gate-files', 'a handoff while a file is missing', 'refuse', 'dev', 'writer', { told: /docs\/note-\*\.txt/ }),
    gate('gate-verified', 'a handoff while a criterion is open', 'refuse', 'dev', 'checker', { told: /It works/ }),
    gate('gate-approval', 'a handoff that nobody approved', 'refuse', 'dev', 'releaser', {
      rows: ['gate-approval'],
      told: /--approve/,
    }),
    gate('gate-around', 'a way round by an agent of the client’s own', 'refuse', 'dev', 'general', { rows: ['calls'] }),
  )
  await person(gate('gate-person-calls', 'the main conversation calls the receiver itself', 'refuse', 'build', 'qa'))

  const direct = attempt(
    'gate-direct',
    'a session that the person begins with the receiver',
    'refuse',
    read('src/secret.txt'),
    { by: 'qa', rows: ['gate'] },
  )
  see(await client.run(folder, { agent: 'qa' }, callsOf(folder, [direct])), direct)
  const commanded = attempt(
    'gate-command',
    'a command of the person’s that starts the receiver, which then works',
    'refuse',
    read('src/secret.txt'),
    { by: 'qa', rows: ['gate'] },
  )
  see(
    await client.command(folder, { agent: 'build' }, 'check', JSON.stringify(callsOf(folder, [commanded]))),
    commanded,
  )

  put(folder, 'passed', '')
  put(folder, 'docs/note-1.txt', '')
  put(folder, 'specs/api.md', (textIn(folder, 'specs/api.md') ?? '').replaceAll('- [ ]', '- [x]'))
  put(
    folder,
    '.opencode/dotbox-state/approvals.jsonl',
    `${JSON.stringify({ at: Date.now() + HOUR, from: 'dev', to: 'releaser' })}\n`,
  )
  const works = attempt('gate-work', 'work of the receiver while the gate holds', 'succeed', read('src/secret.txt'), {
    by: 'qa',
    rows: ['gate'],
  })
  const opened = [
    gate('gate-open', 'the same handoff once its command passes', 'succeed', 'dev', 'qa', {
      prompt: promptFor(callsOf(folder, [works])),
    }),
    gate('gate-files-open', 'the same handoff once the file is there', 'succeed', 'dev', 'writer'),
    gate('gate-verified-open', 'the same handoff once all criteria are ticked', 'succeed', 'dev', 'checker'),
    gate('gate-approved', 'the same handoff once a person approved', 'succeed', 'dev', 'releaser', {
      rows: ['gate-approval'],
    }),
  ]
  const first = await client.run(folder, { agent: 'build' }, [letting('dev', callsOf(folder, opened))])
  see(first, ...opened, works)

  rmSync(join(folder, 'passed'))
  const session =
    /<task id="([^"]+)"/.exec(first.results.find(({ id }) => id === 'gate-open')?.said ?? '')?.[1] ?? 'none'
  await dev(gate('gate-shuts-again', 'the handoff after its command fails again', 'refuse', 'dev', 'qa'))
  await person(
    attempt(
      'gate-resumed',
      'the receiver’s old session is taken up again',
      'refuse',
      task('qa', 'Go on.', { task_id: session }),
      { by: 'build', rows: ['gate'] },
    ),
  )
  const goesOn = attempt(
    'gate-goes-on',
    'the person speaks to the receiver’s old session',
    'refuse',
    read('src/secret.txt'),
    { by: 'qa', rows: ['gate'] },
  )
  see(await client.run(folder, { agent: 'qa', session }, callsOf(folder, [goesOn])), goesOn)

  const forged = [
    attempt(
      'approval-by-shell',
      'an approval that an agent writes itself, by a command',
      'hole',
      bash(`cd .open*; printf '{"at":99999999999999,"from":"dev","to":"releaser"}\\n' >> dot*state/appr*`),
      { by: 'shell', rows: ['gate-approval-shell'] },
    ),
    attempt(
      'gate-by-shell',
      'an answer of a gate that an agent writes itself, by a command',
      'hole',
      bash(
        `cd .open*; for f in dot*state/*; do printf '{"state":"unknown","until":99999999999999,"result":{"code":0}}' > $f.json; done`,
      ),
      { by: 'shell', rows: ['kept-shell'] },
    ),
  ]
  see(await client.run(folder, { agent: 'build' }, [letting('shell', callsOf(folder, forged))]), ...forged)
  await dev(gate('gate-forged', 'a handoff after that', 'refuse', 'dev', 'qa'))

  await bounds(client, folder, results)
  await joins(client, folder, results)
  return results
}

const bounds = async (client: Client, folder: string, results: Result[]) => {
  const passes = (id: string, tries: string, must: OpenCodeAttempt['must']) =>
    gate(id, tries, must, 'dev', 'again', { rows: ['bound'] })
  const one = [
    passes('bound-1', 'the first of two handoffs', 'succeed'),
    passes('bound-2', 'the second of two handoffs', 'succeed'),
    passes('bound-reached', 'a third one', 'refuse'),
  ]
  const run = await client.run(folder, { agent: 'build' }, [letting('dev', callsOf(folder, one))])
  const again = [passes('bound-new-run', 'one more after the person spoke again', 'succeed')]
  const next = await client.run(folder, { agent: 'build', session: run.session }, [
    letting('dev', callsOf(folder, again)),
  ])
  results.push(
    ...one.map((each) => judge(gatedTeam, folder, run, each)),
    ...again.map((each) => judge(gatedTeam, folder, next, each)),
  )
}

/** Two agents write at the same time, each in its place and in the other's; who joins them waits for both. */
const joins = async (client: Client, folder: string, results: Result[]) => {
  const joining = (id: string, tries: string, must: OpenCodeAttempt['must']) =>
    attempt(id, tries, must, task('joiner'), { by: 'build', rows: ['join'] })
  const mine = (by: string, path: string) =>
    attempt(`parallel-${by}`, 'a file in its place, while another agent writes in another', 'succeed', write(path), {
      by,
      rows: ['allowed'],
      leaves: path,
    })
  const theirs = (by: string, path: string) =>
    attempt(`parallel-${by}-outside`, 'a file in the other’s place at the same time', 'refuse', write(path), {
      by,
      rows: ['edit-boundary'],
      leaves: path,
    })
  const left = [mine('left', 'src/left.txt'), theirs('left', 'out/left.txt')]
  const right = [mine('right', 'out/right.txt'), theirs('right', 'src/right.txt')]
  const early = joining('join-early', 'a call to who joins, before the others have ended', 'refuse')
  const half = joining('join-half', 'a call to who joins, when one of two has ended', 'refuse')
  const late = joining('join', 'a call to who joins, when both have ended', 'succeed')
  const script: Script = [
    ...callsOf(folder, [early]),
    letting('left', callsOf(folder, [])),
    ...callsOf(folder, [half]),
    [letting('left', callsOf(folder, left), 'left-again'), letting('right', callsOf(folder, right))],
    ...callsOf(folder, [late]),
  ]
  const run = await client.run(folder, { agent: 'build' }, script)
  results.push(...[early, half, ...left, ...right, late].map((each) => judge(gatedTeam, folder, run, each)))
}
