import { editing } from './acts.ts'
import { attempt, type OpenCodeAttempt, TRACE, write } from './attempt.ts'

/** What `free` tries, who may edit everything but what guards the team. */
export const kept: readonly OpenCodeAttempt[] = [
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
