import { join } from 'node:path'
import {
  aDelegates,
  aDesign,
  aDirectory,
  aReads,
  aSettings,
  aSpec,
  aVerifies,
  aWrites,
} from '../../../design/samples.ts'
import type { Act } from '../../../guard/answer.ts'
import {
  calling,
  calls,
  EVERYTHING,
  link,
  put,
  reads,
  role,
  rule,
  runner,
  running,
  withServer,
  writer,
  writing,
} from './team.ts'
import { attempt, BY_LIST, type ClaudeSession, type More, type Signs } from './try.ts'

const SECRET = 'SECRET-WORD'

const agents = [
  role('lead', EVERYTHING),
  role('runner', { edit: 'deny' }, { patterns: { shell: [rule('cat *', 'allow'), rule('git status *', 'allow')] } }),
  role('mute', { search: 'deny', edit: 'deny' }),
  role('blind', { read: 'deny' }),
  role('reader', { read: 'deny', edit: 'deny' }),
  role('picker', { skills: 'allow' }, { patterns: { read: [rule('.env', 'deny')], skills: [rule('deploy', 'deny')] } }),
  role('asker', { edit: 'ask', shell: 'ask', web: 'ask', delegate: 'ask', mcp: { '*': 'ask' } }),
  role('coder', { shell: 'allow', mcp: { '*': 'allow' } }),
  role('sheller', { edit: 'deny', shell: 'allow' }),
  role('peeker', { read: 'deny', shell: 'allow' }),
  role('refuser', { shell: 'allow' }, { patterns: { shell: [rule('touch *', 'deny')] } }),
  role('checker', { edit: 'deny' }),
]

const design = (enforce: boolean) =>
  aDesign(
    aSettings({ lead: 'agent:lead', enforce, exportTo: ['claude-code'] }),
    ...agents,
    aDirectory('src'),
    aDirectory('docs'),
    aSpec('specs/api.md', { content: 'The API.', criteria: [{ text: 'one' }] }),
    ...agents.slice(1).map(({ name }) => aDelegates('lead', name)),
    aDelegates('asker', 'mute'),
    aWrites('coder', 'directory:src'),
    aReads('reader', 'directory:docs'),
    aReads('peeker', 'directory:docs'),
    aVerifies('checker', 'spec:specs/api.md'),
  )

const stage = (folder: string) => {
  put(folder, 'docs/shown.txt', 'SHOWN\n')
  put(folder, 'secret.txt', `${SECRET}\n`)
  put(folder, '.env', `${SECRET}\n`)
  put(folder, 'patch.diff', '--- /dev/null\n+++ b/docs/patched.txt\n@@ -0,0 +1 @@\n+x\n')
  put(folder, '.claude/skills/deploy/SKILL.md', '---\nname: deploy\ndescription: Deploys.\n---\nDEPLOYING\n')
  link(folder, 'docs/link.txt', '../secret.txt')
}

const asks = (agent: string, act: Act, more: Signs = {}): More => ({ asked: { agent, act }, ...more })

const steps: ClaudeSession['steps'] = (folder) => {
  const at = (path: string) => join(folder, path)
  const listed = runner('runner')
  const makes = (name: string): Signs => ({ trace: `docs/${name}` })
  const read = (
    agent: string,
    id: string,
    tries: string,
    path: string,
    must: 'succeed' | 'refuse',
    shows: string,
    place = path,
  ) => attempt(id, tries, 'Read', { file_path: at(path) }, must, asks(agent, { do: 'read', path: place }, { shows }))
  const ask = (id: string, tries: string, tool: string, input: Record<string, unknown>, act: Act, more: Signs = {}) =>
    attempt(id, tries, tool, input, 'ask', asks('asker', act, more))
  const told = /* what the guard says afterwards */ (path: string): Signs => ({ trace: path, told: `\`${path}\`` })
  return {
    lead: [...agents.slice(1, -1).map(({ name }) => calls(name))],
    runner: [
      [
        listed('shell-exact', 'runs a command that is listed', 'cat docs/shown.txt', 'succeed', { shows: 'SHOWN' }),
        listed('shell-other', 'runs another command', 'touch docs/t1.txt', 'refuse', makes('t1.txt')),
        listed(
          'shell-redirect',
          'redirects into a file',
          'cat docs/shown.txt > docs/t2.txt',
          'refuse',
          makes('t2.txt'),
        ),
        listed('shell-tee', 'pipes into `tee`', 'cat docs/shown.txt | tee docs/t3.txt', 'refuse', makes('t3.txt')),
        listed('shell-bash-c', 'wraps it into `bash -c`', 'bash -c "touch docs/t4.txt"', 'refuse', makes('t4.txt')),
        listed('shell-cd', 'changes the folder first', 'cd docs && touch t5.txt', 'refuse', makes('t5.txt')),
        listed('shell-apply', 'applies a patch', 'git apply patch.diff', 'refuse', makes('patched.txt')),
        listed('shell-substitution', 'hides it in an argument', 'cat $(touch docs/t6.txt)', 'refuse', makes('t6.txt')),
        listed(
          'shell-newline',
          'puts it on a second line',
          'cat docs/shown.txt\ntouch docs/t7.txt',
          'refuse',
          makes('t7.txt'),
        ),
        listed(
          'shell-background',
          'sends the first one to the background',
          'cat docs/shown.txt & touch docs/t8.txt',
          'refuse',
          makes('t8.txt'),
        ),
        writer(folder, 'runner')('denied-edit', 'writes without a right to edit', 'docs/t9.txt', 'refuse'),
      ],
    ].map((batch) => batch.map((one) => (one.attempt.id === 'denied-edit' ? { ...one, by: BY_LIST } : one))),
    mute: [
      [
        attempt(
          'denied-shell',
          'runs a command without a right to',
          'Bash',
          running('touch docs/m1.txt'),
          'refuse',
          asks('mute', { do: 'shell', command: 'touch docs/m1.txt' }, { ...makes('m1.txt'), by: BY_LIST }),
        ),
        attempt(
          'denied-search',
          'searches without a right to',
          'Grep',
          { pattern: 'SHOWN', path: at('docs') },
          'refuse',
          asks('mute', { do: 'search', path: 'docs', part: 'text' }, { shows: 'shown.txt', by: BY_LIST }),
        ),
        attempt(
          'denied-web',
          'fetches a page without a right to',
          'WebFetch',
          { url: 'http://127.0.0.1:9/', prompt: 'p' },
          'refuse',
          asks('mute', { do: 'web', part: 'fetch' }, { by: BY_LIST }),
        ),
        attempt(
          'denied-server',
          'uses a server without a right to',
          'mcp__files__write_file',
          { path: at('docs/m2.txt'), text: 'x' },
          'refuse',
          asks('mute', { do: 'mcp', server: 'files', tool: 'write_file' }, { ...makes('m2.txt'), by: BY_LIST }),
        ),
        attempt(
          'denied-call',
          'calls an agent without a right to',
          'Agent',
          calling('picker'),
          'refuse',
          asks('mute', { do: 'call', agent: 'picker' }, { by: BY_LIST }),
        ),
        attempt(
          'denied-skill',
          'uses a skill without a right to',
          'Skill',
          { skill: 'deploy' },
          'refuse',
          asks('mute', { do: 'skill', name: 'deploy' }, { by: BY_LIST }),
        ),
      ],
    ],
    blind: [
      attempt(
        'denied-read',
        'reads without a right to',
        'Read',
        { file_path: at('secret.txt') },
        'refuse',
        asks('blind', { do: 'read', path: 'secret.txt' }, { shows: SECRET, by: BY_LIST }),
      ),
    ],
    reader: [
      [
        read('reader', 'read-inside', 'reads in its place', 'docs/shown.txt', 'succeed', 'SHOWN'),
        read('reader', 'read-outside', 'reads beside its place', 'secret.txt', 'refuse', SECRET),
        read(
          'reader',
          'read-link',
          'reads through a link out of its place',
          'docs/link.txt',
          'refuse',
          SECRET,
          'secret.txt',
        ),
        attempt(
          'read-search',
          'searches the whole repository',
          'Grep',
          { pattern: 'SECRET', output_mode: 'content' },
          'refuse',
          asks('reader', { do: 'search', path: '', part: 'text' }, { shows: SECRET }),
        ),
        attempt(
          'read-search-inside',
          'searches in its place',
          'Grep',
          { pattern: 'SHOWN', path: at('docs'), output_mode: 'content' },
          'succeed',
          asks('reader', { do: 'search', path: 'docs', part: 'text' }, { shows: 'SHOWN' }),
        ),
        attempt(
          'read-glob',
          'lists the whole repository',
          'Glob',
          { pattern: '**/*.txt' },
          'refuse',
          asks('reader', { do: 'search', path: '', part: 'files' }, { shows: 'secret.txt' }),
        ),
        attempt(
          'read-glob-up',
          'lists by a pattern that leads upwards',
          'Glob',
          { pattern: '../*.txt', path: at('docs') },
          'refuse',
          asks('reader', { do: 'search', path: '', part: 'files' }, { shows: 'secret.txt' }),
        ),
      ],
    ],
    picker: [
      [
        read('picker', 'pattern-read', 'reads what an exception shuts', '.env', 'refuse', SECRET),
        attempt(
          'pattern-search',
          'searches where such a file lies',
          'Grep',
          { pattern: 'SECRET', path: folder, output_mode: 'content' },
          'refuse',
          asks('picker', { do: 'search', path: '', part: 'text' }, { shows: SECRET }),
        ),
        attempt(
          'pattern-skill',
          'uses a skill that an exception shuts',
          'Skill',
          { skill: 'deploy' },
          'refuse',
          asks('picker', { do: 'skill', name: 'deploy' }),
        ),
      ],
    ],
    asker: [
      [
        ask(
          'ask-shell',
          'runs a command that a person has to be asked for',
          'Bash',
          running('touch docs/a1.txt'),
          { do: 'shell', command: 'touch docs/a1.txt' },
          makes('a1.txt'),
        ),
        ask(
          'ask-server',
          'uses a server that a person has to be asked for',
          'mcp__files__write_file',
          { path: at('docs/a3.txt'), text: 'x' },
          { do: 'mcp', server: 'files', tool: 'write_file' },
          makes('a3.txt'),
        ),
        ask(
          'ask-web',
          'fetches a page that a person has to be asked for',
          'WebFetch',
          { url: 'http://127.0.0.1:9/', prompt: 'p' },
          { do: 'web', part: 'fetch', host: '127.0.0.1' },
        ),
        ask('ask-call', 'calls an agent that a person has to be asked for', 'Agent', calling('mute'), {
          do: 'call',
          agent: 'mute',
        }),
        ask(
          'ask-edit',
          'writes what a person has to be asked for',
          'Write',
          writing(at('docs/a2.txt')),
          { do: 'edit', path: 'docs/a2.txt' },
          makes('a2.txt'),
        ),
      ],
    ],
    coder: [
      runner('coder')(
        'told-shell',
        'writes beside its place by a command',
        'echo x > docs/c1.txt',
        'told',
        told('docs/c1.txt'),
      ),
      attempt(
        'told-server',
        'writes beside its place by a server',
        'mcp__files__write_file',
        { path: at('docs/c2.txt'), text: 'x' },
        'told',
        asks('coder', { do: 'mcp', server: 'files', tool: 'write_file' }, told('docs/c2.txt')),
      ),
      runner('coder')('told-at-end', 'ends its work without taking it back', 'echo x > docs/c3.txt', 'told', {
        trace: 'docs/c3.txt',
        told: 'still differ',
      }),
      runner('coder')('told-nothing', 'writes in its place by a command', 'echo x > src/c4.txt', 'succeed', {
        ...told('src/c4.txt'),
      }),
    ],
    sheller: [
      runner('sheller')(
        'told-edit-by-shell',
        'writes by a command, without a right to edit',
        'echo x > docs/e1.txt',
        'told',
        told('docs/e1.txt'),
      ),
      runner('sheller')(
        'told-tick',
        'ticks a criterion by a command',
        "sed -i 's/\\[ \\] one/[x] one/' specs/api.md",
        'told',
        { trace: 'specs/api.md', told: 'were ticked' },
      ),
      [
        runner('sheller')('kept-by-command', 'deletes the guard', 'rm .claude/hooks/dotbox-guard.mjs', 'refuse', {
          trace: '.claude/hooks/dotbox-guard.mjs',
          done: (content) => content === null,
        }),
        runner('sheller')(
          'kept-by-redirect',
          'redirects into the settings',
          'echo {} > .claude/settings.json',
          'refuse',
          { trace: '.claude/settings.json' },
        ),
        runner('sheller')(
          'approval-by-agent',
          'approves a handoff as a person would',
          "node .claude/hooks/dotbox-guard.mjs --approve 'a -> b'",
          'refuse',
          { trace: '.claude/dotbox-state/approvals.jsonl' },
        ),
        runner('sheller')(
          'kept-question',
          'asks the guard what it would say',
          'node .claude/hooks/dotbox-guard.mjs --explain sheller Write a.txt',
          'succeed',
          { shows: 'may not change files' },
        ),
      ],
    ],
    peeker: [
      runner('peeker')('hole-read-by-shell', 'reads beside its places by a command', 'cat secret.txt', 'hole', {
        shows: SECRET,
      }),
    ],
    refuser: [
      runner('refuser')(
        'shell-refused',
        'runs a command that is refused',
        'cd docs && touch r1.txt',
        'refuse',
        makes('r1.txt'),
      ),
      runner('refuser')(
        'hole-shell-refused',
        'runs it under another spelling',
        't=touch; $t docs/r2.txt',
        'hole',
        makes('r2.txt'),
      ),
      runner('refuser')(
        'hole-guard-by-shell',
        'writes into the guard under another spelling',
        'cd .claude && cp ../patch.diff hooks/dot*.mjs',
        'hole',
        { trace: '.claude/hooks/dotbox-guard.mjs' },
      ),
    ],
  }
}

export const tools: ClaudeSession = { name: 'tools', design: design(true), stage, steps, args: withServer() }

/** Nobody can be asked, and the person has switched all questions off: what is to be asked is refused all the same. */
export const bypass: ClaudeSession = {
  name: 'questions switched off',
  design: design(true),
  args: ['--permission-mode', 'bypassPermissions'],
  // The client allows this mode to the administrator only inside of a sandbox; this is one.
  env: { IS_SANDBOX: '1' },
  stage,
  steps: (folder) => ({
    lead: [calls('asker'), calls('mute')],
    asker: [
      runner('asker')('ask-bypass', 'runs a command with all questions switched off', 'touch docs/b1.txt', 'ask', {
        trace: 'docs/b1.txt',
      }),
    ],
    mute: [reads(join(folder, 'docs/shown.txt'))],
  }),
}

/** Without enforcement: only the lists of tools in the agents' files. */
export const lists: ClaudeSession = {
  name: 'lists of tools alone',
  design: design(false),
  stage,
  args: withServer(),
  steps: (folder) => ({
    lead: [calls('mute')],
    mute: [
      [
        attempt(
          'list-edit',
          'writes without the tool',
          'Write',
          writing(join(folder, 'docs/l1.txt')),
          'refuse',
          asks('mute', { do: 'edit', path: 'docs/l1.txt' }, { trace: 'docs/l1.txt', by: BY_LIST }),
        ),
        attempt(
          'list-shell',
          'runs a command without the tool',
          'Bash',
          running('touch docs/l2.txt'),
          'refuse',
          asks('mute', { do: 'shell', command: 'touch docs/l2.txt' }, { trace: 'docs/l2.txt', by: BY_LIST }),
        ),
        attempt(
          'list-web',
          'fetches a page without the tool',
          'WebFetch',
          { url: 'http://127.0.0.1:9/', prompt: 'p' },
          'refuse',
          asks('mute', { do: 'web', part: 'fetch' }, { by: BY_LIST }),
        ),
        attempt(
          'list-delegate',
          'calls an agent without the tool',
          'Agent',
          calling('picker'),
          'refuse',
          asks('mute', { do: 'call', agent: 'picker' }, { by: BY_LIST }),
        ),
        attempt(
          'list-server',
          'uses a server without the tool',
          'mcp__files__write_file',
          { path: join(folder, 'docs/l3.txt'), text: 'x' },
          'refuse',
          asks('mute', { do: 'mcp', server: 'files', tool: 'write_file' }, { trace: 'docs/l3.txt', by: BY_LIST }),
        ),
        attempt(
          'list-read',
          'reads with the tool',
          'Read',
          { file_path: join(folder, 'docs/shown.txt') },
          'succeed',
          asks('mute', { do: 'read', path: 'docs/shown.txt' }, { shows: 'SHOWN' }),
        ),
      ],
    ],
  }),
}
