import { expect, test } from 'vitest'
import { bursts } from './burst.ts'

test('letters typed into one field in a row are one burst', () => {
  let time = 0
  const burst = bursts(() => time)
  const first = burst('name')
  time = 500
  expect(burst('name')).toBe(first)
  time = 1500
  expect(burst('name')).toBe(first)
})

test('a pause, or another field between, begins a new burst', () => {
  let time = 0
  const burst = bursts(() => time)
  const first = burst('name')
  time = 2000
  const second = burst('name')
  burst('model')
  const third = burst('name')
  expect(new Set([first, second, third]).size).toBe(3)
})
