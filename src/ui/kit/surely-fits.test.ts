import { expect, test } from 'vitest'
import { mostWidth, rowHasRoom } from './surely-fits.ts'

const row = (label: string, more: object = {}) => ({ label, depth: 1, mono: true, ...more })

test('a label that surely has room is not cut', () => {
  expect(rowHasRoom(row('code-reviewer'), 232)).toBe(true)
})

test('a long label, a deep one, one beside much, and all before the width is known are cut', () => {
  expect(rowHasRoom(row('code-reviewer-of-the-backend'), 232)).toBe(false)
  expect(rowHasRoom(row('code-reviewer', { depth: 5 }), 232)).toBe(false)
  expect(rowHasRoom(row('code-reviewer', { asideWidth: 160 }), 232)).toBe(false)
  expect(rowHasRoom(row('a'), 0)).toBe(false)
})

test('letters whose width is not known are never taken to have room', () => {
  expect(rowHasRoom(row('設計を確認する担当者'), 232)).toBe(false)
  expect(rowHasRoom(row('ab'), 232)).toBe(true)
  expect(rowHasRoom(row('設計'), 232)).toBe(false)
})

test('larger letters of the browser take more', () => {
  const letters = { size: 13, mono: true }
  expect(mostWidth('writer', letters, 1.5)).toBeCloseTo(mostWidth('writer', letters, 1) * 1.5)
})
