import { calling, editing, reading, running } from './acts.ts'
import { attempt, bash, edit, type OpenCodeAttempt, other, read, task, write } from './attempt.ts'

/** What `qa` tries, who only reads and verifies one spec. */
export const qa: readonly OpenCodeAttempt[] = [
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
