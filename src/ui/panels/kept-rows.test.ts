import { expect, test } from 'vitest'
import type { Change } from '../../project/change.ts'
import { KEPT, KEPT_GROUPS, keptRows } from './kept-rows.ts'

const kept = ['.claude/skills/a/SKILL.md', '.claude/skills/b/SKILL.md', '.cursor/rules/x.mdc'].map(
  (path): Change => ({ path, target: 'shared', status: 'unchanged', before: 'x', after: 'x' }),
)
const said = (changes: readonly Change[], folded: readonly string[] = []) =>
  keptRows(changes, new Set(folded)).map(
    ({ depth, label, status, count }) => `${'  '.repeat(depth)}${label} ${status ?? count}`,
  )

test('what is kept is listed by what it is, with how much there is of it', () => {
  expect(said(kept)).toEqual([
    'Kept as is 3',
    '  Skills 2',
    '    .claude/skills/a/SKILL.md kept',
    '    .claude/skills/b/SKILL.md kept',
    '  Other tools 1',
    '    .cursor/rules/x.mdc kept',
  ])
  expect(said(kept, KEPT_GROUPS)).toEqual(['Kept as is 3', '  Skills 2', '  Other tools 1'])
  expect(said(kept, [KEPT])).toEqual(['Kept as is 3'])
  expect(said([])).toEqual([])
})

test('a link says where it leads', () => {
  const link: Change = {
    path: 'docs/a.md',
    target: 'shared',
    status: 'unchanged',
    before: { link: '../b.md' },
    after: { link: '../b.md' },
  }
  expect(said([link]).at(-1)).toBe('    docs/a.md → ../b.md kept')
})
