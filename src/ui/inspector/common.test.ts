import { expect, test } from 'vitest'
import { aDirectory, aHandoff, anAgent } from '../../design/samples.ts'
import { common, countsOf } from './common.ts'

test('a value that all share is theirs, nothing shared is no value', () => {
  expect(common([1, 1], (n) => n)).toEqual({ same: true, value: 1 })
  expect(common([1, 2], (n) => n)).toEqual({ same: false, value: undefined })
  expect(common([null, null], (n) => n)).toEqual({ same: true, value: null })
})

test('what is selected is counted by kind', () => {
  expect(countsOf([anAgent('a'), anAgent('b')])).toBe('2 agents')
  expect(countsOf([anAgent('a'), aDirectory(), anAgent('b'), aHandoff('a', 'b')])).toBe(
    '2 agents, 1 directory and 1 handoff',
  )
})
