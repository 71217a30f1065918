import { expect, test } from 'vitest'
import { addAgent } from '../commands/add.ts'
import { createKeys } from './keys.ts'
import { refusingShelf, shelfWith } from './shelf-fixture.ts'

test('changed keys are kept, and are there again the next time', () => {
  const one = shelfWith()
  const keys = createKeys(one)
  expect(keys.port.of(addAgent)).toEqual(['a'])
  keys.keep({ 'add.agent': ['q'] })
  expect(keys.port.of(addAgent)).toEqual(['q'])
  expect(createKeys(shelfWith(one.kept.text)).port.of(addAgent)).toEqual(['q'])
  keys.keep({})
  expect(createKeys(one).port.of(addAgent)).toEqual(['a'])
})

test('storage that is refused or holds nonsense changes no keys', () => {
  const keys = createKeys(refusingShelf)
  keys.keep({ 'add.agent': ['q'] })
  expect(keys.port.of(addAgent)).toEqual(['q'])
  expect(createKeys(shelfWith('{not json')).port.of(addAgent)).toEqual(['a'])
  expect(createKeys(null).port.of(addAgent)).toEqual(['a'])
})
