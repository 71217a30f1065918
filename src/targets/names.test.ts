import { expect, test } from 'vitest'
import { targets } from './index.ts'
import { targetNames } from './names.ts'

test('the list of names is that of the registry', () => {
  expect(targetNames).toEqual(targets.map(({ id, name }) => ({ id, name })))
})
