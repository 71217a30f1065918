import { expect, test } from 'vitest'
import { fittedName, longestPart, mono } from './fitted.ts'

test('the longest part of a name is what no sign breaks; a number stays with the sign before it', () => {
  expect(['writer', 'security-reviewer', 'agent-1234567', 'docs/a_b', 'two words', ''].map(longestPart)).toEqual([
    6, 9, 13, 5, 5, 1,
  ])
})

test('of a name that is cut a number at its end stays, where there is room for a letter before it', () => {
  const cut = (name: string, letters: number) => fittedName(name, letters * 6, mono(10))
  expect(cut('agent-17', 8)).toBe('agent-17')
  expect(cut('agent-17', 7)).toBe('agen…17')
  expect(cut('agent-17', 4)).toBe('a…17')
  expect(cut('agent-1234', 5)).toBe('agen…')
  expect(cut('v2-agent', 6)).toBe('v2-ag…')
  expect(cut('1234567', 5)).toBe('1234…')
})
