import { expect, test } from 'vitest'
import { drawnAt } from './drawn-at.ts'

test('a path is drawn at another place: what is absolute moves, what is relative stays', () => {
  expect(drawnAt('M1 2h3V4l-1.5.5C1 2 3 4 5 6Z', 10, 20)).toBe('M11 22h3V24l-1.5 0.5C11 22 13 24 15 26Z')
})

test('the first step is absolute however it is written', () => {
  expect(drawnAt('m9 12 2 2 4-4', 100, 0)).toBe('m109 12 2 2 4 -4')
})

test('in another size the flags and the angle of an arc stay', () => {
  expect(drawnAt('M4 2a2 3 45 1 0 4-2A1 1 0 0 1 8 6', 1, 1, 0.5)).toBe('M3 2a1 1.5 45 1 0 2 -1A0.5 0.5 0 0 1 5 4')
})
