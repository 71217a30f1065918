import { calling, editing, running } from './acts.ts'
import { attempt, bash, edit, type OpenCodeAttempt, other, TRACE, task, write } from './attempt.ts'

/** What `dev` tries, who writes in src/ and runs one command. */
export const dev: readonly OpenCodeAttempt[] = [
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
