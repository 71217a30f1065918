import { rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { seal } from '../../../files/seal.ts'
import type { Act } from '../../../guard/answer.ts'
import type { Result, Unasked } from '../attempt.ts'
import { attempt, bash, type OpenCodeAttempt, other, patch, read, TRACE, task, write } from './attempt.ts'
import { callsOf, letting } from './calls.ts'
import type { Client, Run } from './client.ts'
import { judge } from './judge.ts'
import type { Script } from './model.ts'
import { git, put, stage, textIn } from './stage.ts'
import { confinedTeam } from './teams.ts'

const GUARD = '.opencode/dotbox-guard.mjs'
const PLUGIN = '.opencode/plugins/dotbox-guard.js'
const POLICY = '.opencode/dotbox-policy.json'

type Tried = {
  /** Why the evaluator has nothing to say of these; absent: it is asked. */
  readonly asked?: Unasked
  readonly change?: (folder: string) => void
  readonly those: readonly OpenCodeAttempt[]
  readonly model?: 'scripted' | 'gpt-5'
}

const writing = (
  id: string,
  tries: string,
  must: OpenCodeAttempt['must'],
  by: string,
  path: string,
  rows: readonly string[],
) => attempt(id, tries, must, write(path), { by, rows, leaves: path })

const editing = (path: string): Act => ({ do: 'edit', path })

/** What holds where something is missing, broken or elsewhere: each in a repository of its own. */
export const proveInPlaces = async (client: Client): Promise<Result[]> => [
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) => rmSync(join(folder, POLICY)),
    those: [
      writing('policy-missing', 'work in its place without a policy', 'refuse', 'dev', 'src/policy-missing.ts', [
        'guard',
      ]),
      attempt('policy-missing-read', 'reading without a policy', 'refuse', read('docs/guide.md'), {
        by: 'reader',
        rows: ['guard'],
      }),
      writing(
        'policy-missing-person',
        'work of the person’s own agent without a policy',
        'succeed',
        'build',
        'src/policy-missing-person.ts',
        ['allowed'],
      ),
    ],
  })),
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) => put(folder, POLICY, (textIn(folder, POLICY) ?? '').slice(0, 400)),
    those: [
      writing('policy-damaged', 'work in its place with half a policy', 'refuse', 'dev', 'src/policy-damaged.ts', [
        'guard',
      ]),
    ],
  })),
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) =>
      put(folder, POLICY, seal((textIn(folder, POLICY) ?? '').replace('"version": 1', '"version": 2'))),
    those: [
      writing(
        'policy-newer',
        'work in its place with a policy of another version',
        'refuse',
        'dev',
        'src/policy-newer.ts',
        ['guard'],
      ),
    ],
  })),
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) => put(folder, GUARD, `${textIn(folder, GUARD) ?? ''}\n}}}`),
    those: [
      writing(
        'guard-broken',
        'work in its place with a guard that is no program',
        'refuse',
        'dev',
        'src/guard-broken.ts',
        ['guard'],
      ),
      writing(
        'guard-broken-person',
        'work of the person’s own agent with such a guard',
        'succeed',
        'build',
        'src/guard-broken-person.ts',
        ['allowed'],
      ),
    ],
  })),
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) => rmSync(join(folder, GUARD)),
    those: [
      writing('guard-missing', 'work in its place without the guard', 'refuse', 'dev', 'src/guard-missing.ts', [
        'guard',
      ]),
    ],
  })),
  ...(await inOwn(client, { change: withoutPlugin, those: native })),
  ...(await inOwn(client, { change: withoutPlugin, those: nativePatches, model: 'gpt-5' })),
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) => {
      withoutPlugin(folder)
      breakFile(folder)
      put(folder, '.opencode/agents/stray.md', '---\ndescription: "A stray."\nmode: "subagent"\n---\nWork.\n')
    },
    those: [
      writing(
        'broken-file',
        'anything by an agent whose file is broken, and no plugin',
        'refuse',
        'dev',
        'specs/broken-file.md',
        ['edit-denied', 'edit-boundary'],
      ),
      attempt('broken-file-shell', 'a command by such an agent', 'refuse', bash('touch specs/broken-file-shell'), {
        by: 'dev',
        rows: ['shell-denied'],
        leaves: 'specs/broken-file-shell',
      }),
      writing('stray', 'an edit by an agent that nobody listed', 'refuse', 'stray', 'specs/stray.md', ['edit-denied']),
    ],
  })),
  ...(await inOwn(client, {
    asked: 'damaged',
    change: (folder) => {
      breakFile(folder)
    },
    those: [
      writing(
        'broken-file-guard',
        'an edit elsewhere by an agent whose file is broken, with the guard',
        'refuse',
        'dev',
        'specs/broken-file-guard.md',
        ['edit-boundary'],
      ),
    ],
  })),
  ...(await withoutRepository(client)),
  ...(await inSubfolder(client)),
  ...(await inWorktree(client)),
  ...(await whilePolicyChanges(client)),
  ...(await nested(client)),
]

/** YAML takes a bare star for the name of something else, so OpenCode takes the whole file for a prompt, with everything allowed. */
const breakFile = (folder: string) => {
  const path = '.opencode/agents/dev.md'
  put(folder, path, (textIn(folder, path) ?? '').replace('"*": "deny"', '*: deny'))
}

const withoutPlugin = (folder: string) => rmSync(join(folder, PLUGIN))

/** OpenCode's own permissions, without the guard. */
const native: readonly OpenCodeAttempt[] = [
  writing('native-inside', 'without the plugin: a file in its place', 'succeed', 'dev', 'src/native-inside.ts', [
    'allowed',
  ]),
  writing('native-outside', 'without the plugin: a file elsewhere', 'refuse', 'dev', 'specs/native-outside.md', [
    'edit-boundary',
  ]),
  attempt('native-shell', 'without the plugin: another command', 'refuse', bash('touch src/native-shell'), {
    by: 'dev',
    rows: ['shell-exact', 'shell-denied'],
    leaves: 'src/native-shell',
  }),
  attempt('native-call', 'without the plugin: a call without an edge', 'refuse', task('general'), {
    by: 'dev',
    rows: ['calls'],
  }),
  attempt(
    'native-mcp',
    'without the plugin: an MCP server',
    'refuse',
    other('files_write_file', { path: '$/specs/native-mcp', text: TRACE }),
    { by: 'dev', rows: ['mcp-denied'], leaves: 'specs/native-mcp' },
  ),
  attempt('native-read', 'without the plugin: a file that it may not read', 'refuse', read('src/secret.txt'), {
    by: 'reader',
    rows: ['read-boundary'],
  }),
  writing(
    'native-edit-denied',
    'without the plugin: an edit where editing is denied',
    'refuse',
    'qa',
    'src/native-edit-denied.ts',
    ['edit-denied'],
  ),
  writing('native-kept', 'without the plugin: an agent’s file', 'refuse', 'free', '.opencode/agents/native-kept.md', [
    'guard',
  ]),
  attempt('native-link', 'without the plugin: through a link', 'hole', write('src/specs-link/native-link.md'), {
    by: 'dev',
    asked: 'unguarded',
    rows: ['off-permission'],
    leaves: 'specs/native-link.md',
  }),
  attempt('native-search', 'without the plugin: a search everywhere', 'hole', other('grep', { pattern: 'x' }), {
    by: 'reader',
    asked: 'unguarded',
    rows: ['off-permission'],
  }),
]

const nativePatches: readonly OpenCodeAttempt[] = [
  attempt(
    'native-move',
    'without the plugin: a patch that moves a file out of its place',
    'hole',
    patch('*** Update File: src/movable.txt', '*** Move to: specs/native-move.md', '@@', '-movable', `+${TRACE}`),
    {
      by: 'dev',
      asked: 'unguarded',
      rows: ['off-permission'],
      leaves: 'specs/native-move.md',
    },
  ),
]

const inOwn = async (client: Client, { asked, change, those, model = 'scripted' }: Tried): Promise<Result[]> =>
  tryIn(client, stage(confinedTeam, change), asked ? those.map((one) => ({ ...one, asked })) : those, model)

/** The person's own agent lets each agent try, and tries what is its own. */
const tryIn = async (
  client: Client,
  folder: string,
  those: readonly OpenCodeAttempt[],
  model: 'scripted' | 'gpt-5' = 'scripted',
  at = folder,
): Promise<Result[]> => {
  const own = those.filter(({ by }) => by === 'build')
  const agents = [...new Set(those.map(({ by }) => by))].filter((by) => by !== 'build')
  const script: Script = [
    ...callsOf(folder, own),
    ...agents.map((agent) =>
      letting(
        agent,
        callsOf(
          folder,
          those.filter(({ by }) => by === agent),
        ),
      ),
    ),
  ]
  const run = await client.run(at, { agent: 'build', model }, script)
  return those.map((one) => judge(confinedTeam, folder, run, one))
}

/** Without git OpenCode counts paths from the root of the disk, so that no place of the design fits. */
const withoutRepository = async (client: Client): Promise<Result[]> => {
  const folder = stage(confinedTeam)
  rmSync(join(folder, '.git'), { recursive: true })
  const inside = writing(
    'no-repository-inside',
    'outside of any git repository: a file in its place, which OpenCode does not find',
    'refuse',
    'dev',
    'src/no-repository-inside.ts',
    ['edit-boundary'],
  )
  return tryIn(client, folder, [
    writing(
      'no-repository',
      'outside of any git repository: a file elsewhere',
      'refuse',
      'dev',
      'specs/no-repository.md',
      ['edit-boundary'],
    ),
    { ...inside, asked: 'damaged' },
  ])
}

const inSubfolder = async (client: Client): Promise<Result[]> => {
  const folder = stage(confinedTeam)
  const below = join(folder, 'src')
  return tryIn(
    client,
    folder,
    [
      attempt('subfolder-inside', 'started in a folder below: a file in its place', 'succeed', write('subfolder.ts'), {
        by: 'dev',
        rows: ['allowed'],
        leaves: 'src/subfolder.ts',
        act: editing('src/subfolder.ts'),
      }),
      attempt(
        'subfolder-outside',
        'started in a folder below: a file elsewhere',
        'refuse',
        write('../specs/subfolder.md'),
        { by: 'dev', rows: ['edit-boundary'], leaves: 'specs/subfolder.md', act: editing('specs/subfolder.md') },
      ),
      attempt(
        'subfolder-same',
        'started in a folder below: a path that would be its place at the top',
        'succeed',
        write('src/subfolder.ts'),
        { by: 'dev', rows: ['allowed'], leaves: 'src/src/subfolder.ts', act: editing('src/src/subfolder.ts') },
      ),
    ],
    'scripted',
    below,
  )
}

const inWorktree = async (client: Client): Promise<Result[]> => {
  const main = stage(confinedTeam)
  const folder = join(dirname(main), 'worktree')
  git(main, 'worktree', 'add', '-q', folder, '-b', 'other')
  return tryIn(client, folder, [
    writing('worktree-inside', 'in a worktree of git: a file in its place', 'succeed', 'dev', 'src/worktree.ts', [
      'allowed',
    ]),
    writing('worktree-outside', 'in a worktree of git: a file elsewhere', 'refuse', 'dev', 'specs/worktree.md', [
      'edit-boundary',
    ]),
    attempt(
      'worktree-main',
      'in a worktree of git: its place in the main folder',
      'refuse',
      write('../repository/src/worktree-main.ts'),
      { by: 'dev', rows: ['edit-boundary'], leaves: '../repository/src/worktree-main.ts' },
    ),
  ])
}

/** A command of an agent opens the policy for everybody; from then on nobody may do anything. */
const whilePolicyChanges = async (client: Client): Promise<Result[]> => {
  const folder = stage(confinedTeam)
  const before = writing(
    'policy-before',
    'work before the policy was changed',
    'succeed',
    'dev',
    'src/policy-before.ts',
    ['allowed'],
  )
  const after = writing(
    'policy-changed',
    'work after a command changed the policy',
    'refuse',
    'dev',
    'src/policy-changed.ts',
    ['kept-shell'],
  )
  const first = await tryIn(client, folder, [before])
  writeFileSync(join(folder, POLICY), (textIn(folder, POLICY) ?? '').replaceAll('"deny"', '"allow"'))
  return [...first, ...(await tryIn(client, folder, [{ ...after, asked: 'damaged' }]))]
}

/** Ways by which one agent's right is borrowed by another. */
const nested = async (client: Client): Promise<Result[]> => {
  const folder = stage(confinedTeam)
  const deep = writing(
    'call-nested',
    'a file elsewhere, by an agent that an agent of the team called',
    'refuse',
    'qa',
    'src/call-nested.ts',
    ['calls', 'edit-denied'],
  )
  const mentioned = attempt(
    'call-mentioned',
    'a call without an edge after the caller named the agent with @, which OpenCode takes for the person’s word',
    'refuse',
    task('reader'),
    { by: 'dev', rows: ['calls'] },
  )
  const resumed = writing(
    'call-resumed',
    'a file elsewhere, in another agent’s session that is taken up again',
    'refuse',
    'dev',
    'specs/call-resumed.md',
    ['calls', 'edit-boundary'],
  )
  const inside = writing(
    'call-resumed-inside',
    'a file in its place, in the same session',
    'succeed',
    'dev',
    'src/call-resumed.ts',
    ['allowed'],
  )
  const run = await client.run(folder, { agent: 'lead' }, [
    letting('dev', [letting('qa', callsOf(folder, [deep]))]),
    { ...letting('dev', callsOf(folder, [mentioned]), 'mentioned'), args: mentioning(folder, mentioned) },
    letting('reader', []),
    {
      ...letting('dev', callsOf(folder, [resumed, inside]), 'resumed'),
      args: { ...letting('dev', callsOf(folder, [resumed, inside])).args, task_id: 'of let-reader' },
    },
  ])
  return [deep, mentioned, resumed, inside].map((one) => judge(confinedTeam, folder, run, one))
}

const mentioning = (folder: string, one: OpenCodeAttempt) => {
  const { args } = letting('dev', callsOf(folder, [one]))
  return { ...args, prompt: `@reader ${String(args.prompt)}` }
}

/** One run of the client from the command line. */
export type Once = (given: {
  readonly folder: string
  readonly flags: readonly string[]
  readonly script: Script
}) => Promise<Run>

/** What only the flags of `opencode run` decide. */
export const proveFlags = async (runOnce: Once): Promise<Result[]> => {
  const folder = stage(confinedTeam)
  const once = async (flags: readonly string[], those: readonly OpenCodeAttempt[]): Promise<Result[]> => {
    const printed = await runOnce({ folder, flags, script: callsOf(folder, those) })
    return those.map((one) => judge(confinedTeam, folder, printed, one))
  }
  const [auto, pure] = await Promise.all([
    once(
      ['--agent', 'lead', '--auto'],
      [
        writing('auto-inside', 'run --auto: a file in its place', 'succeed', 'lead', 'specs/auto-inside.md', [
          'allowed',
        ]),
        writing('auto-outside', 'run --auto: a file elsewhere', 'refuse', 'lead', 'src/auto-outside.ts', [
          'edit-boundary',
        ]),
        attempt('auto-call', 'run --auto: a call without an edge', 'refuse', task('general'), {
          by: 'lead',
          rows: ['calls'],
        }),
      ],
    ),
    once(
      ['--agent', 'lead', '--pure'],
      [
        writing(
          'pure-inside',
          'run --pure, which leaves plugins out: a file in its place',
          'succeed',
          'lead',
          'specs/pure-inside.md',
          ['allowed'],
        ),
        writing('pure-outside', 'run --pure: a file elsewhere', 'refuse', 'lead', 'src/pure-outside.ts', [
          'edit-boundary',
        ]),
        attempt('pure-call', 'run --pure: a call without an edge', 'refuse', task('general'), {
          by: 'lead',
          rows: ['calls'],
        }),
      ],
    ),
  ])
  return [...auto, ...pure]
}
