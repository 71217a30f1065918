import { expect, test } from 'vitest'
import { listItems } from './AddLine.tsx'
import { movedItem } from './ListRows.tsx'

test('a pasted list loses its bullets, numbers and boxes', () => {
  expect(listItems('- one\r\n* [x] two\n\n 3. three\n4) four\nfive - six\n')).toEqual([
    'one',
    'two',
    'three',
    'four',
    'five - six',
  ])
})

test('an item moves to another place', () => {
  expect(movedItem(['a', 'b', 'c'], 0, 2)).toEqual(['b', 'c', 'a'])
  expect(movedItem(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'c', 'b'])
})

test('an item at the end stays where it is', () => {
  const items = ['a', 'b']
  expect(movedItem(items, 1, 2)).toBe(items)
  expect(movedItem(items, 0, -1)).toBe(items)
})
