import { expect, test } from 'vitest'
import { hasRoom } from './row-room.ts'

const row = (label: string, more: object = {}) => ({ label, depth: 1, mono: true, ...more })

test('a label that surely has room is not cut', () => {
  expect(hasRoom(row('code-reviewer'), 232)).toBe(true)
})

test('a long label, a deep one, one beside much, and all before the width is known are cut', () => {
  expect(hasRoom(row('code-reviewer-of-the-backend'), 232)).toBe(false)
  expect(hasRoom(row('code-reviewer', { depth: 5 }), 232)).toBe(false)
  expect(hasRoom(row('code-reviewer', { asideWidth: 160 }), 232)).toBe(false)
  expect(hasRoom(row('a'), 0)).toBe(false)
})

test('letters whose width is not known are never taken to have room', () => {
  expect(hasRoom(row('設計を確認する担当者'), 232)).toBe(false)
  expect(hasRoom(row('ab'), 232)).toBe(true)
  expect(hasRoom(row('設計'), 232)).toBe(false)
})
