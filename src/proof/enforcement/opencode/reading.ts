import type { Act } from '../../../guard/answer.ts'
import { reading } from './acts.ts'
import { attempt, type OpenCodeAttempt, other, read } from './attempt.ts'

/** What `reader` tries, who reads only in docs/. */
export const reader: readonly OpenCodeAttempt[] = (
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
