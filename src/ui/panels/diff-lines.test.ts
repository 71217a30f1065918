import { expect, test } from 'vitest'
import { diffLines } from './diff-lines.ts'

const said = (before: string, after: string) => diffLines(before, after)?.map(({ sign, text }) => `${sign}${text}`)

test('only what changes is shown, with the lines around it', () => {
  const before = ['1', '2', '3', '4', '5', '6', '7', '8', ''].join('\n')
  expect(said(before, before.replace('7', 'seven'))).toEqual(['…', ' 4', ' 5', ' 6', '-7', '+seven', ' 8'])
})

test('lines carry their numbers on both sides', () => {
  expect(diffLines('a\nb\n', 'a\nc\nb\n')).toEqual([
    { sign: ' ', text: 'a', before: 1, after: 1 },
    { sign: '+', text: 'c', before: null, after: 2 },
    { sign: ' ', text: 'b', before: 2, after: 3 },
  ])
})

test('a line break that is missing at the end is said', () => {
  expect(said('a', 'a\n')).toEqual(['-a', '…no line break at the end of the file', '+a'])
})

test('the same text has nothing to show', () => {
  expect(said('a\n', 'a\n')).toEqual([])
})
