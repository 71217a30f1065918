import fc from 'fast-check'
import { test } from 'vitest'
import { numberText } from './number-text.ts'

test('a number is written as English writes it', () => {
  fc.assert(fc.property(fc.nat(), (count) => numberText(count) === count.toLocaleString('en')))
})
