import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mergeItems, mergeItemText, splitItems } from './items.ts'

test('items are split at commas and blanks, not inside parentheses', () => {
  expect(splitItems('Read, Bash(git diff:*, x) Agent(a, b),,Edit\n Write')).toEqual([
    'Read',
    'Bash(git diff:*, x)',
    'Agent(a, b)',
    'Edit',
    'Write',
  ])
})

describe('mergeItems', () => {
  test('takes out what went, puts in what came, leaves the rest', () => {
    expect(mergeItems(['a', 'mine', 'b'], ['a', 'b'], ['b', 'c'])).toEqual(['mine', 'b', 'c'])
  })

  test('takes out an item once and adds none that is there', () => {
    expect(mergeItems(['a', 'a', 'n'], ['a'], ['n'])).toEqual(['a', 'n'])
  })

  test('gives exactly the new list where the file held the old one', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'c')), fc.array(fc.constantFrom('a', 'b', 'c')), (was, now) => {
        expect(mergeItems(was, was, now)).toEqual(now)
      }),
    )
  })
})

describe('mergeItemText', () => {
  test.each([
    ['Read, Grep, Edit', ['Read', 'Grep', 'Edit'], ['Read', 'Edit', 'Bash'], 'Read, Edit, Bash'],
    ['Read,Grep', ['Read', 'Grep'], ['Read', 'Grep', 'Edit'], 'Read,Grep,Edit'],
    ['Read Grep', ['Read', 'Grep'], ['Grep', 'Edit'], 'Grep Edit'],
    ['Read', ['Read'], ['Read', 'Edit'], 'Read, Edit'],
    ['Read, Mine', ['Read'], ['Edit'], 'Mine, Edit'],
    ['Read', ['Read'], ['Agent(a, b)'], 'Agent(a, b)'],
    ['Code review, Testing', ['Code review', 'Testing'], ['Testing', 'Writing it'], 'Testing, Writing it'],
  ])('keeps the form of %j', (file, was, now, text) => {
    expect(mergeItemText(file, was, now)).toBe(text)
  })

  test('is null where a text cannot say it', () => {
    expect([mergeItemText('Read', ['Read'], []), mergeItemText('Read', ['Read'], ['a, b'])]).toEqual([null, null])
  })
})
