import fc from 'fast-check'
import { expect, test } from 'vitest'
import { caretAfter, difference } from './difference.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 })

test('the difference turns the old text into the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { from, to, insert } = difference(before, after)
      expect(before.slice(0, from) + insert + before.slice(to)).toBe(after)
    }),
  )
})

test('a caret never leaves the text', () => {
  fc.assert(
    fc.property(text, text, fc.nat(12), (before, after, wanted) => {
      const caret = caretAfter(before, after, Math.min(wanted, before.length))
      expect(caret).toBeGreaterThanOrEqual(0)
      expect(caret).toBeLessThanOrEqual(after.length)
    }),
  )
})

test('a caret stays beside the letters that it stood beside', () => {
  expect(caretAfter('one two', 'one and two', 7)).toBe(11)
  expect(caretAfter('one two', 'one and two', 2)).toBe(2)
  expect(caretAfter('one and two', 'one two', 5)).toBe(4)
})
