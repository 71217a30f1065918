import { expect, test } from 'vitest'
import { readJson } from './JsonField.tsx'
import { itemProblem, lineProblem, serverProblem } from './limits.ts'

test('an empty text is no value', () => {
  expect(readJson(' \n')).toEqual({ value: undefined, problem: null })
})

test('what is JSON is a value, what is not says what is missing', () => {
  expect(readJson('{"a": [1, null]}')).toEqual({ value: { a: [1, null] }, problem: null })
  expect(readJson('{a: 1}')).toEqual({ value: undefined, problem: expect.stringContaining('not JSON yet') })
})

test('a key that would reach a prototype is refused', () => {
  expect(readJson('{"a": {"__proto__": 1}}').value).toBeUndefined()
  expect(readJson('{"constructor": 1}').problem).toBe('This key is not allowed.')
  expect(serverProblem('__proto__', [])).not.toBeNull()
})

test('a line is one line, an item is not empty', () => {
  expect(lineProblem('')).toBeNull()
  expect(lineProblem('a\tb')).toMatch(/one line/)
  expect(lineProblem('abc', 2)).toMatch(/longer than 2/)
  expect(itemProblem(' ')).not.toBeNull()
})

test('a server stands in the list once', () => {
  expect(serverProblem('docs', ['docs'])).toMatch(/already/)
  expect(serverProblem('docs', [])).toBeNull()
})
