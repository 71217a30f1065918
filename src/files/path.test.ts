import { describe, expect, test } from 'vitest'
import { baseName, folderOf, isBelow, joinPath, LONGEST_PATH, pathProblem } from './path.ts'

describe('pathProblem', () => {
  test.each(['docs', 'docs/research', 'a b/ü.md', '.claude/agents/x.md', 'a..b'])('lets %j pass', (path) => {
    expect(pathProblem(path)).toBeNull()
  })

  test.each([
    '',
    '/etc',
    '~/x',
    'C:/x',
    'a\\b',
    '../x',
    'a/../b',
    './a',
    'a//b',
    'a/',
    'a\nb',
    'a\u2028b',
    'a?',
    'a.',
    'a /b',
    '.git/config',
    'x/.GIT/y',
    'x'.repeat(LONGEST_PATH + 1),
  ])('refuses %j with a reason', (path) => {
    expect(pathProblem(path)).toMatch(/^[A-Z].*\.$/)
  })
})

describe('parts of a path', () => {
  test('fall into folder and name', () => {
    expect(['a/b/c.md', 'c.md', ''].map((path) => [folderOf(path), baseName(path)])).toEqual([
      ['a/b', 'c.md'],
      ['', 'c.md'],
      ['', ''],
    ])
  })

  test('are joined without the empty ones', () => {
    expect(joinPath('', 'a', '', 'b.md')).toBe('a/b.md')
  })

  test('say what lies below what', () => {
    expect([isBelow('a/b', 'a'), isBelow('a', 'a'), isBelow('ab', 'a'), isBelow('a', '')]).toEqual([
      true,
      true,
      false,
      true,
    ])
  })
})
