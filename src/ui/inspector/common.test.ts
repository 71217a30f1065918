import { expect, test } from 'vitest'
import { common } from './common.ts'

test('a value that all share is theirs, nothing shared is no value', () => {
  expect(common([1, 1], (n) => n)).toEqual({ same: true, value: 1 })
  expect(common([1, 2], (n) => n)).toEqual({ same: false, value: undefined })
  expect(common([null, null], (n) => n)).toEqual({ same: true, value: null })
})
