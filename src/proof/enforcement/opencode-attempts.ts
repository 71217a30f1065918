import type { Act } from '../../guard/answer.ts'
import {
  attempt,
  bash,
  edit,
  type OpenCodeAttempt,
  other,
  patch,
  read,
  TRACE,
  task,
  write,
} from './opencode-attempt.ts'

const editing = (path: string): Act => ({ do: 'edit', path })
const reading = (path: string): Act => ({ do: 'read', path })
const running = (command: string): Act => ({ do: 'shell', command })
const calling = (agent: string): Act => ({ do: 'call', agent })

/** What `dev` tries, who writes in src/ and runs one command. */
const dev: readonly OpenCodeAttempt[] = [
  ...(
    [
      ['inside', 'a file in its place', 'succeed', 'src/in.ts', 'src/in.ts'],
      ['absolute-inside', 'the same by an absolute path', 'succeed', '$/src/abs.ts', 'src/abs.ts'],
      ['parent', 'out of its place by ..', 'refuse', 'src/../specs/parent.md', 'specs/parent.md'],
      ['absolute', 'another place by an absolute path', 'refuse', '$/specs/absolute.md', 'specs/absolute.md'],
      ['absolute-parent', 'out of the repository', 'refuse', '$/../escaped.txt', '../escaped.txt'],
      [
        'link-out',
        'through a link that leads out of the repository',
        'refuse',
        'src/outside/link-out.txt',
        '../elsewhere/link-out.txt',
      ],
      [
        'link-in',
        'through a link in its place that leads to another',
        'refuse',
        'src/specs-link/link-in.md',
        'specs/link-in.md',
      ],
      [
        'link-dangling',
        'through a link to a file that is not there yet',
        'refuse',
        'src/dangling.md',
        'specs/dangling.md',
      ],
      ['other-case', 'its place in capital letters', 'refuse', 'SRC/other-case.ts', 'SRC/other-case.ts'],
      [
        'look-alike',
        'a folder whose name begins like its place',
        'refuse',
        'src-2/look-alike.ts',
        'src-2/look-alike.ts',
      ],
    ] as const
  ).map(([id, tries, must, path, real]) =>
    attempt(id, tries, must, write(path), {
      by: 'dev',
      rows: must === 'succeed' ? ['allowed'] : ['edit-boundary'],
      leaves: real,
      act: editing(real),
    }),
  ),
  attempt(
    'link-into',
    'into its place through a link elsewhere: OpenCode goes by how the path is written',
    'refuse',
    write('door/link-into.ts'),
    {
      by: 'dev',
      rows: ['edit-boundary'],
      leaves: 'src/link-into.ts',
      act: editing('door/link-into.ts'),
    },
  ),
  attempt(
    'link-file',
    'a link in its place to a spec, edited in place',
    'refuse',
    edit('src/api-link.md', 'What it does.', TRACE),
    {
      by: 'dev',
      rows: ['edit-boundary'],
      leaves: ['specs/api.md', TRACE],
      act: editing('specs/api.md'),
    },
  ),
  attempt('edit-outside', 'editing a file elsewhere', 'refuse', edit('docs/guide.md', 'guide', TRACE), {
    by: 'dev',
    rows: ['edit-boundary'],
    leaves: ['docs/guide.md', TRACE],
    act: editing('docs/guide.md'),
  }),
  ...(
    [
      ['exact', 'the command that it may run', 'succeed', 'echo fine', null],
      ['exact-other', 'another command', 'refuse', 'touch specs/exact-other', 'specs/exact-other'],
      [
        'exact-redirect',
        'its command, written to a file',
        'refuse',
        'echo fine > specs/exact-redirect',
        'specs/exact-redirect',
      ],
      ['exact-tee', 'its command, with tee behind it', 'refuse', 'echo fine | tee specs/exact-tee', 'specs/exact-tee'],
      ['exact-bash-c', 'bash -c', 'refuse', 'bash -c "echo fine > specs/exact-bash-c"', 'specs/exact-bash-c'],
      ['exact-cd', 'cd to another folder first', 'refuse', 'cd specs && echo fine', null],
      [
        'exact-second',
        'a second command behind it',
        'refuse',
        'echo fine; touch specs/exact-second',
        'specs/exact-second',
      ],
      [
        'exact-and',
        'a second command in the background',
        'refuse',
        'echo fine & touch specs/exact-and',
        'specs/exact-and',
      ],
      ['exact-line', 'a second line', 'refuse', 'echo fine\ntouch specs/exact-line', 'specs/exact-line'],
      [
        'exact-substitution',
        'a command inside the command',
        'refuse',
        'echo fine $(touch specs/exact-substitution)',
        'specs/exact-substitution',
      ],
      [
        'exact-backticks',
        'the same with backticks',
        'refuse',
        'echo fine `touch specs/exact-backticks`',
        'specs/exact-backticks',
      ],
      ['exact-env', 'a variable before it', 'refuse', 'X=1 echo fine', null],
      ['exact-heredoc', 'a here-document', 'refuse', 'cat > specs/exact-heredoc <<E\nx\nE', 'specs/exact-heredoc'],
      ['exact-git-apply', 'git apply', 'refuse', 'git apply src/exact.patch', 'specs/exact-git-apply.md'],
      [
        'exact-node',
        'a program that writes',
        'refuse',
        `node -e "require('fs').writeFileSync('specs/exact-node','x')"`,
        'specs/exact-node',
      ],
    ] as const
  ).map(([id, tries, must, command, leaves]) =>
    attempt(id, tries, must, bash(command), { by: 'dev', rows: ['shell-exact'], leaves, act: running(command) }),
  ),
  attempt('exact-workdir', 'its command in another folder', 'refuse', bash('echo fine', 'specs'), {
    by: 'dev',
    rows: ['shell-exact'],
    act: running('cd specs && echo fine'),
  }),
  attempt('call-edge', 'a call along an edge', 'succeed', task('qa'), {
    by: 'dev',
    rows: ['allowed', 'calls'],
    act: calling('qa'),
  }),
  attempt('call-no-edge', 'a call to an agent without an edge', 'refuse', task('reader'), {
    by: 'dev',
    rows: ['calls'],
    act: calling('reader'),
  }),
  attempt('call-general', 'a call to an agent of the client’s own that may do everything', 'refuse', task('general'), {
    by: 'dev',
    rows: ['calls', 'shell-denied'],
    act: calling('general'),
  }),
  attempt('call-primary', 'a call to a primary agent of the client’s own', 'refuse', task('build'), {
    by: 'dev',
    rows: ['calls'],
    act: calling('build'),
  }),
  attempt('call-lead', 'a call back to the lead', 'refuse', task('lead'), {
    by: 'dev',
    rows: ['calls'],
    act: calling('lead'),
  }),
  attempt('call-itself', 'a call to itself', 'refuse', task('dev'), {
    by: 'dev',
    rows: ['calls'],
    act: calling('dev'),
  }),
  attempt(
    'mcp-denied',
    'a tool of an MCP server that writes files',
    'refuse',
    other('files_write_file', { path: '$/specs/mcp-denied.md', text: TRACE }),
    {
      by: 'dev',
      rows: ['mcp-denied'],
      leaves: 'specs/mcp-denied.md',
      act: { do: 'mcp', server: 'files', tool: 'write_file' },
    },
  ),
  attempt(
    'unknown-tool',
    'a tool that nobody told the guard about',
    'refuse',
    other('strange', { path: '$/specs/strange.md' }),
    {
      by: 'dev',
      rows: ['mcp-denied'],
      leaves: 'specs/strange.md',
      act: { do: 'other', tool: 'strange' },
    },
  ),
]

/** What `qa` tries, who only reads and verifies one spec. */
const qa: readonly OpenCodeAttempt[] = [
  attempt('read-open', 'reading any file', 'succeed', read('src/secret.txt'), {
    by: 'qa',
    rows: ['allowed', 'reads-open'],
    act: reading('src/secret.txt'),
  }),
  attempt('edit-denied', 'writing a file', 'refuse', write('src/edit-denied.ts'), {
    by: 'qa',
    rows: ['edit-denied'],
    leaves: 'src/edit-denied.ts',
    act: editing('src/edit-denied.ts'),
  }),
  attempt(
    'tick-more',
    'changing a spec under the cover of a tick',
    'refuse',
    edit('specs/api.md', '- [ ] It works.', '- [x] It works.\n- [x] Tried.'),
    {
      by: 'qa',
      rows: ['verify', 'edit-denied'],
      leaves: ['specs/api.md', 'Tried.'],
      act: { do: 'edit', path: 'specs/api.md', ticks: 'among' },
    },
  ),
  attempt(
    'tick',
    'ticking a criterion of the spec that it verifies',
    'succeed',
    edit('specs/api.md', '- [ ] It works.', '- [x] It works.'),
    {
      by: 'qa',
      rows: ['verify'],
      leaves: ['specs/api.md', '- [x] It works.'],
      act: { do: 'edit', path: 'specs/api.md', ticks: 'only' },
    },
  ),
  attempt('shell-denied', 'a command', 'refuse', bash('touch src/shell-denied'), {
    by: 'qa',
    rows: ['shell-denied'],
    leaves: 'src/shell-denied',
    act: running('touch src/shell-denied'),
  }),
  attempt('search-denied', 'a search', 'refuse', other('grep', { pattern: 'x' }), {
    by: 'qa',
    rows: ['search-denied'],
    act: { do: 'search', path: '', part: 'text' },
  }),
  attempt(
    'web-denied',
    'fetching a page',
    'refuse',
    other('webfetch', { url: 'http://127.0.0.1:9/', format: 'text' }),
    {
      by: 'qa',
      rows: ['web-denied'],
      act: { do: 'web', part: 'fetch', host: '127.0.0.1' },
    },
  ),
  attempt('skill-denied', 'a skill', 'refuse', other('skill', { name: 'greet' }), {
    by: 'qa',
    rows: ['skills-denied'],
    act: { do: 'skill', name: 'greet' },
  }),
  attempt('call-denied', 'a call where it may call nobody', 'refuse', task('dev'), {
    by: 'qa',
    rows: ['calls'],
    act: calling('dev'),
  }),
]

/** What `lead` tries, who writes specs. */
const lead: readonly OpenCodeAttempt[] = [
  attempt('lead-inside', 'a spec', 'succeed', write('specs/plan.md'), {
    by: 'lead',
    rows: ['allowed'],
    leaves: 'specs/plan.md',
    act: editing('specs/plan.md'),
  }),
  attempt('lead-outside', 'code, by who leads', 'refuse', write('src/lead.ts'), {
    by: 'lead',
    rows: ['edit-boundary'],
    leaves: 'src/lead.ts',
    act: editing('src/lead.ts'),
  }),
  attempt(
    'tick-by-writer',
    'ticking the criteria of a spec that another verifies',
    'refuse',
    edit('specs/api.md', '- [ ] It is written.', '- [x] It is written.'),
    {
      by: 'lead',
      rows: ['verify'],
      leaves: ['specs/api.md', '- [x] It is written.'],
      act: { do: 'edit', path: 'specs/api.md', ticks: 'only' },
    },
  ),
  attempt('untick-away', 'taking an open criterion away', 'refuse', edit('specs/api.md', '- [ ] It is written.', ''), {
    by: 'lead',
    rows: ['verify'],
    act: { do: 'edit', path: 'specs/api.md', ticks: 'only' },
  }),
  attempt('lead-general', 'a call to the client’s own agent, by who leads', 'refuse', task('general'), {
    by: 'lead',
    rows: ['calls'],
    act: calling('general'),
  }),
  attempt(
    'read-attached',
    'a file attached with @ for an agent that may not read it',
    'refuse',
    task('reader', 'Look at @src/secret.txt'),
    {
      by: 'lead',
      rows: ['read-boundary'],
      asked: { agent: 'reader', act: reading('src/secret.txt') },
    },
  ),
]

/** What `reader` tries, who reads only in docs/. */
const reader: readonly OpenCodeAttempt[] = (
  [
    ['read-inside', 'a file in the place that it reads', 'succeed', read('docs/guide.md'), reading('docs/guide.md')],
    ['read-outside', 'a file elsewhere', 'refuse', read('src/secret.txt'), reading('src/secret.txt')],
    ['read-parent', 'the same by ..', 'refuse', read('docs/../src/secret.txt'), reading('src/secret.txt')],
    [
      'read-absolute',
      'a file outside of the repository',
      'refuse',
      read('/etc/hostname'),
      reading('../../etc/hostname'),
    ],
    [
      'read-link',
      'a link in its place that leads elsewhere',
      'refuse',
      read('docs/secret-link.txt'),
      reading('src/secret.txt'),
    ],
    ['read-directory', 'the list of another folder', 'refuse', read('src'), reading('src')],
    [
      'search-inside',
      'a search in its place',
      'succeed',
      other('grep', { pattern: 'x', path: 'docs' }),
      { do: 'search', path: 'docs', part: 'text' },
    ],
    [
      'search-everywhere',
      'a search everywhere',
      'refuse',
      other('grep', { pattern: 'x' }),
      { do: 'search', path: '', part: 'text' },
    ],
    [
      'search-outside',
      'a search for names elsewhere',
      'refuse',
      other('glob', { pattern: '*', path: 'src' }),
      { do: 'search', path: 'src', part: 'files' },
    ],
  ] as const
).map(([id, tries, must, call, act]) =>
  attempt(id, tries, must, call, {
    by: 'reader',
    rows: must === 'succeed' ? ['allowed'] : ['read-boundary'],
    act: act as Act,
  }),
)

/** What agents try whose boundary cannot be held, because they run commands or have a server that writes. */
const loose: readonly OpenCodeAttempt[] = [
  attempt('shell-open', 'a command that writes in its place', 'succeed', bash(`echo ${TRACE} > out/shell-open`), {
    by: 'runner',
    rows: ['allowed'],
    leaves: 'out/shell-open',
    act: running(`echo ${TRACE} > out/shell-open`),
  }),
  attempt('shell-outside', 'a command that writes elsewhere', 'told', bash(`echo ${TRACE} > specs/shell-outside`), {
    by: 'runner',
    rows: ['edit-boundary-shell', 'verify-shell'],
    leaves: 'specs/shell-outside',
    act: running(`echo ${TRACE} > specs/shell-outside`),
  }),
  attempt('shell-git-apply', 'git apply', 'told', bash('git apply src/shell.patch'), {
    by: 'runner',
    rows: ['edit-boundary-shell'],
    leaves: 'specs/shell-git-apply.md',
    act: running('git apply src/shell.patch'),
  }),
  attempt(
    'shell-commit',
    'a change elsewhere that is committed at once',
    'told',
    bash(
      `echo ${TRACE} > specs/shell-commit && git add specs/shell-commit && git -c user.name=x -c user.email=x@x commit -qm x`,
    ),
    {
      by: 'runner',
      rows: ['edit-boundary-shell'],
      leaves: 'specs/shell-commit',
    },
  ),
  attempt(
    'mcp-inside',
    'an MCP server that writes in its place',
    'succeed',
    other('files_write_file', { path: '$/out/mcp-inside', text: TRACE }),
    {
      by: 'runner',
      rows: ['allowed'],
      leaves: 'out/mcp-inside',
      act: { do: 'mcp', server: 'files', tool: 'write_file' },
    },
  ),
  attempt(
    'mcp-outside',
    'an MCP server that writes elsewhere',
    'told',
    other('files_write_file', { path: '$/specs/mcp-outside', text: TRACE }),
    {
      by: 'runner',
      rows: ['edit-boundary-shell'],
      leaves: 'specs/mcp-outside',
      act: { do: 'mcp', server: 'files', tool: 'write_file' },
    },
  ),
  attempt('runner-write', 'the same with the tool for writing', 'refuse', write('specs/runner-write.md'), {
    by: 'runner',
    rows: ['edit-boundary'],
    leaves: 'specs/runner-write.md',
    act: editing('specs/runner-write.md'),
  }),
  attempt('kept-by-name', 'a command that names the policy', 'refuse', bash('echo x >> .opencode/dotbox-policy.json'), {
    by: 'runner',
    rows: ['guard'],
    leaves: ['.opencode/dotbox-policy.json', '}\nx'],
    act: running('echo x >> .opencode/dotbox-policy.json'),
  }),
  attempt(
    'kept-by-shell',
    'a command that changes an agent’s file',
    'told',
    bash('echo "<!-- x -->" >> .opencode/agents/asker.md'),
    {
      by: 'runner',
      rows: ['kept-shell'],
      leaves: ['.opencode/agents/asker.md', '<!-- x -->'],
    },
  ),
  attempt('read-by-shell', 'reading elsewhere by a command', 'hole', bash('cat src/secret.txt'), {
    by: 'peeker',
    rows: ['read-shell'],
    act: running('cat src/secret.txt'),
  }),
  attempt('refused-command', 'a command that is refused', 'refuse', bash('rm src/victim-1.txt'), {
    by: 'free',
    rows: ['shell-refusals'],
    act: running('rm src/victim-1.txt'),
  }),
  attempt(
    'refused-command-around',
    'another command that does the same',
    'hole',
    bash('find src/victim-2.txt -delete'),
    {
      by: 'free',
      rows: ['shell-refusals'],
      act: running('find src/victim-2.txt -delete'),
    },
  ),
]

/** What `free` tries, who may edit everything but what guards the team. */
const kept: readonly OpenCodeAttempt[] = [
  attempt('free-write', 'a file anywhere', 'succeed', write('anywhere.txt'), {
    by: 'free',
    rows: ['allowed'],
    leaves: 'anywhere.txt',
    act: editing('anywhere.txt'),
  }),
  ...(
    [
      ['kept-guard', 'the guard', '.opencode/dotbox-guard.mjs'],
      ['kept-plugin', 'the plugin that loads it', '.opencode/plugins/dotbox-guard.js'],
      ['kept-new-plugin', 'a plugin of its own', '.opencode/plugins/mine.js'],
      ['kept-policy', 'the policy', '.opencode/dotbox-policy.json'],
      ['kept-state', 'the guard’s notes', '.opencode/dotbox-state/approvals.jsonl'],
      ['kept-config', 'the configuration', 'opencode.json'],
      ['kept-own-config', 'the configuration of the baseline', '.opencode/opencode.json'],
      ['kept-agent', 'the file of another agent', '.opencode/agents/dev.md'],
      ['kept-hook', 'a hook of git', '.git/hooks/pre-commit'],
      ['kept-nested', 'an agent for a folder below', 'out/.opencode/agents/dev.md'],
      ['kept-nested-config', 'a configuration for a folder below', 'out/opencode.json'],
    ] as const
  ).map(([id, tries, path]) =>
    attempt(id, `changing ${tries}`, 'refuse', write(path), {
      by: 'free',
      rows: ['guard'],
      leaves: [path, `${TRACE}\n`],
      act: editing(path),
    }),
  ),
  attempt('kept-link', 'changing an agent’s file through a link', 'refuse', write('settings-link/agents/qa.md'), {
    by: 'free',
    rows: ['guard'],
    leaves: ['.opencode/agents/qa.md', `${TRACE}\n`],
    act: editing('.opencode/agents/qa.md'),
  }),
]

/** What is asked of a person, and refused where there is none. */
const asked: readonly OpenCodeAttempt[] = [
  attempt('edit-asked', 'an edit that a person must agree to', 'ask', write('src/edit-asked.ts'), {
    by: 'asker',
    rows: ['edit-asked'],
    leaves: 'src/edit-asked.ts',
    act: editing('src/edit-asked.ts'),
  }),
  attempt('shell-asked', 'a command that a person must agree to', 'ask', bash('touch src/shell-asked'), {
    by: 'asker',
    rows: ['shell-asked'],
    leaves: 'src/shell-asked',
    act: running('touch src/shell-asked'),
  }),
]

/** The same with patches, which OpenCode gives to some models instead of the tools for editing. */
export const patches: readonly OpenCodeAttempt[] = [
  attempt('patch-inside', 'a patch in its place', 'succeed', patch('*** Add File: src/patched.ts', `+${TRACE}`), {
    by: 'dev',
    rows: ['allowed'],
    leaves: 'src/patched.ts',
    act: editing('src/patched.ts'),
  }),
  attempt(
    'patch-add',
    'a patch that adds a file elsewhere',
    'refuse',
    patch('*** Add File: specs/patch-add.md', `+${TRACE}`),
    { by: 'dev', rows: ['edit-boundary'], leaves: 'specs/patch-add.md', act: editing('specs/patch-add.md') },
  ),
  attempt(
    'patch-update',
    'a patch that changes a file elsewhere',
    'refuse',
    patch('*** Update File: docs/guide.md', '@@', '-guide', `+${TRACE}`),
    { by: 'dev', rows: ['edit-boundary'], leaves: ['docs/guide.md', TRACE], act: editing('docs/guide.md') },
  ),
  attempt('patch-delete', 'a patch that deletes a file elsewhere', 'refuse', patch('*** Delete File: docs/guide.md'), {
    by: 'dev',
    rows: ['edit-boundary'],
    act: editing('docs/guide.md'),
  }),
  attempt(
    'patch-move',
    'a patch that moves a file out of its place (Move to)',
    'refuse',
    patch('*** Update File: src/movable.txt', '*** Move to: specs/patch-move.md', '@@', '-movable', `+${TRACE}`),
    {
      by: 'dev',
      rows: ['edit-boundary'],
      leaves: 'specs/patch-move.md',
      act: editing('specs/patch-move.md'),
    },
  ),
  attempt(
    'patch-second',
    'a patch of two files, of which the second lies elsewhere',
    'refuse',
    patch('*** Add File: src/patch-first.ts', `+${TRACE}`, '*** Add File: specs/patch-second.md', `+${TRACE}`),
    {
      by: 'dev',
      rows: ['edit-boundary'],
      leaves: 'specs/patch-second.md',
      act: editing('specs/patch-second.md'),
    },
  ),
  attempt(
    'patch-link',
    'a patch through a link',
    'refuse',
    patch('*** Add File: src/specs-link/patch-link.md', `+${TRACE}`),
    { by: 'dev', rows: ['edit-boundary'], leaves: 'specs/patch-link.md', act: editing('specs/patch-link.md') },
  ),
  attempt(
    'edit-denied-patch',
    'a patch, by who may not edit',
    'refuse',
    patch('*** Add File: src/edit-denied-patch.ts', `+${TRACE}`),
    { by: 'qa', rows: ['edit-denied'], leaves: 'src/edit-denied-patch.ts', act: editing('src/edit-denied-patch.ts') },
  ),
  attempt(
    'tick-by-patch',
    'ticking the criteria of a spec that another verifies, by a patch',
    'refuse',
    patch('*** Update File: specs/api.md', '@@', '-- [ ] It is written.', '+- [x] It is written.'),
    {
      by: 'lead',
      rows: ['verify'],
      leaves: ['specs/api.md', '- [x] It is written.'],
      act: { do: 'edit', path: 'specs/api.md', ticks: 'only' },
    },
  ),
]

/** All of the above, in the order in which each agent tries them. */
export const attempts: readonly OpenCodeAttempt[] = [...lead, ...dev, ...reader, ...loose, ...kept, ...asked, ...qa]
