import { editing, running } from './acts.ts'
import { attempt, bash, type OpenCodeAttempt, other, TRACE, write } from './attempt.ts'

/** What agents try whose boundary cannot be held, because they run commands or have a server that writes. */
export const loose: readonly OpenCodeAttempt[] = [
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
