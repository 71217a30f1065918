import { expect, test } from 'vitest'
import { keySigns, keyText } from './keys.ts'

test('keys are written as each kind of machine writes them', () => {
  expect(keyText('Mod+Shift+z', false)).toBe('Ctrl+Shift+Z')
  expect(keyText('Mod+Shift+z', true)).toBe('⌘⇧Z')
})

test('the plus key is a key of its own', () => {
  expect(keySigns('Mod++', false)).toEqual(['Ctrl', '+'])
  expect(keySigns('+', false)).toEqual(['+'])
})
