import { expect, test } from 'vitest'
import { longestPart } from './fitted.ts'

test('the longest part of a name is what no sign breaks; a number stays with the sign before it', () => {
  expect(['writer', 'security-reviewer', 'agent-1234567', 'docs/a_b', 'two words', ''].map(longestPart)).toEqual([
    6, 9, 13, 5, 5, 1,
  ])
})
