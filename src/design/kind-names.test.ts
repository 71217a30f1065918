import { expect, test } from 'vitest'
import { countsOf } from './kind-names.ts'
import { aDirectory, aHandoff, anAgent } from './samples.ts'

test('what is selected is counted by kind', () => {
  expect(countsOf([anAgent('a'), anAgent('b')])).toBe('2 agents')
  expect(countsOf([anAgent('a'), aDirectory(), anAgent('b'), aHandoff('a', 'b')])).toBe(
    '2 agents, 1 directory and 1 handoff',
  )
})
