import { expect, test } from 'vitest'
import { renameKey, withRenamedKey } from './rename-key.ts'

const text = '{\r\n\t// team\r\n\t"agent": { "old" : {"mode":"all"}, "other": {} },\r\n}'

test('only the key changes, comments and white space stay', () => {
  expect(renameKey(text, ['agent', 'old'], 'new "one"')).toBe(text.replace('"old"', '"new \\"one\\""'))
})

test('a key that is not there, or a name that is taken, changes nothing', () => {
  expect(renameKey(text, ['agent', 'gone'], 'x')).toBe(text)
  expect(renameKey(text, ['agent', 'old'], 'other')).toBe(text)
  expect(renameKey('not JSON', ['agent', 'old'], 'x')).toBe('not JSON')
})

test('in data the key keeps its place', () => {
  expect(JSON.stringify(withRenamedKey({ a: 1, agent: { old: { b: 2 }, c: 3 } }, ['agent', 'old'], 'new'))).toBe(
    '{"a":1,"agent":{"new":{"b":2},"c":3}}',
  )
})
