import { editing } from './acts.ts'
import { attempt, type OpenCodeAttempt, patch, TRACE } from './attempt.ts'

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
