import { expect, test } from 'vitest'
import { nextMarker } from './next-marker.ts'

test('a list goes on with its own marker', () => {
  expect(nextMarker('- one')).toBe('- ')
  expect(nextMarker('  * one')).toBe('  * ')
  expect(nextMarker('9. nine')).toBe('10. ')
  expect(nextMarker('- [x] done')).toBe('- [ ] ')
})

test('an empty item ends the list', () => {
  expect(nextMarker('- ')).toBe('')
  expect(nextMarker('3. ')).toBe('')
})

test('other lines are no items', () => {
  expect(nextMarker('words - and more')).toBeNull()
  expect(nextMarker('**strong**')).toBeNull()
  expect(nextMarker('')).toBeNull()
})
