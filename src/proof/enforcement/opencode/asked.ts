import { editing, running } from './acts.ts'
import { attempt, bash, type OpenCodeAttempt, write } from './attempt.ts'

/** What is asked of a person, and refused where there is none. */
export const asked: readonly OpenCodeAttempt[] = [
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
