import { calling, editing, reading } from './acts.ts'
import { attempt, edit, type OpenCodeAttempt, task, write } from './attempt.ts'

/** What `lead` tries, who writes specs. */
export const lead: readonly OpenCodeAttempt[] = [
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
