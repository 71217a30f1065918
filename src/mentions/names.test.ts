import fc from 'fast-check'
import { expect, test } from 'vitest'
import { nameIndex, namesIn } from './names.ts'

const found = (text: string, ...names: string[]) =>
  namesIn(text, nameIndex(names.map((name) => [name, name]))).map(({ id, start, end }) => [id, text.slice(start, end)])

test('a name is found as a whole word, whatever its case and what decorates it', () => {
  expect(found('Ask Reviewer, `reviewer`, @reviewer and **reviewer**: the reviewer’s word.', 'reviewer')).toHaveLength(
    5,
  )
  expect(found('previewer reviewers code-reviewer reviewer-2 reviewer_x', 'reviewer')).toEqual([])
})

test('of two names the longer one is meant, and one of several words is found across blanks', () => {
  expect(found('the code-reviewer and the code reviewer', 'code', 'code-reviewer', 'Code Reviewer')).toEqual([
    ['code-reviewer', 'code-reviewer'],
    ['Code Reviewer', 'code reviewer'],
  ])
  expect(found('Python DevOps/CI-CD Expert', 'Python DevOps/CI-CD Expert', 'Python')).toEqual([
    ['Python DevOps/CI-CD Expert', 'Python DevOps/CI-CD Expert'],
  ])
  expect(found('Python DevOps only', 'Python DevOps/CI-CD Expert', 'Python')).toEqual([['Python', 'Python']])
})

test('a name that two agents have names neither, and a plugin before a colon is no agent', () => {
  const index = nameIndex([
    ['tester', 'a'],
    ['Tester', 'b'],
    ['guard', 'c'],
  ])
  expect(namesIn('tester, then guard:scan', index)).toEqual([])
  expect(found('plugin:guard', 'guard')).toHaveLength(1)
})

test('a name that something else has too is told apart', () => {
  const index = nameIndex([['review', 'a']], new Set(['review']))
  expect(namesIn('review', index)).toEqual([{ id: 'a', shared: true, start: 0, end: 6 }])
})

test('every name that stands alone between blanks is found where it stands', () => {
  const word = fc.stringMatching(/^[a-zé][a-z0-9é]{2,8}(?:[-_ /][a-z0-9]{1,5}){0,2}$/)
  fc.assert(
    fc.property(word, fc.string(), fc.string(), (name, before, after) => {
      const text = `${before}\n(${name}).\n${after}`
      const at = before.length + 2
      expect(namesIn(text, nameIndex([[name, 'x']]))).toContainEqual({
        id: 'x',
        shared: false,
        start: at,
        end: at + name.length,
      })
    }),
  )
})
