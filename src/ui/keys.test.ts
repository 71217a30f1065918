import { expect, test } from 'vitest'
import { addAgent } from '../commands/add.ts'
import { createKeys } from './keys.ts'

const shelf = (text: string | null = null) => {
  const kept = { text }
  return {
    kept,
    getItem: () => kept.text,
    setItem: (_: string, value: string) => {
      kept.text = value
    },
  }
}

test('changed keys are kept, and are there again the next time', () => {
  const one = shelf()
  const keys = createKeys(one)
  expect(keys.port.of(addAgent)).toEqual(['a'])
  keys.keep({ 'add.agent': ['q'] })
  expect(keys.port.of(addAgent)).toEqual(['q'])
  expect(createKeys(shelf(one.kept.text)).port.of(addAgent)).toEqual(['q'])
  keys.keep({})
  expect(createKeys(one).port.of(addAgent)).toEqual(['a'])
})

test('storage that is refused or holds nonsense changes no keys', () => {
  const refusing = {
    getItem: () => {
      throw new Error('no')
    },
    setItem: () => {
      throw new Error('no')
    },
  }
  const keys = createKeys(refusing)
  keys.keep({ 'add.agent': ['q'] })
  expect(keys.port.of(addAgent)).toEqual(['q'])
  expect(createKeys(shelf('{not json')).port.of(addAgent)).toEqual(['a'])
  expect(createKeys(null).port.of(addAgent)).toEqual(['a'])
})
