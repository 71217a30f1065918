import { expect, test } from 'vitest'
import { refusingShelf, shelfWith } from '../shelf-fixture.ts'
import { rememberedRoom, rememberRoom } from './room.ts'

const window = { innerWidth: 1280, innerHeight: 720 }
const room = { left: 232, top: 48, width: 728, height: 640 }

test('a room comes back in a window of the same size, and in no other', () => {
  const storage = shelfWith()
  rememberRoom(storage, window, room)
  expect(rememberedRoom(storage, window)).toEqual(room)
  expect(rememberedRoom(storage, { ...window, innerWidth: 1281 })).toBeNull()
  expect(rememberedRoom(storage, { ...window, innerHeight: 719 })).toBeNull()
})

test('a canvas that was hidden has no room', () => {
  const storage = shelfWith()
  rememberRoom(storage, window, { ...room, width: 0 })
  expect(rememberedRoom(storage, window)).toBeNull()
})

test('damaged or foreign storage gives no room', () => {
  const saved = { ...window, ...room }
  const strange = [
    null,
    '',
    '{',
    '7',
    'null',
    '[]',
    JSON.stringify({ ...saved, left: '232' }),
    JSON.stringify({ ...saved, top: -1 }),
    JSON.stringify({ ...saved, height: undefined }),
    JSON.stringify({ ...saved, width: 1280 }),
  ]
  for (const text of strange) expect(rememberedRoom(shelfWith(text), window), `${text}`).toBeNull()
  expect(rememberedRoom(shelfWith(JSON.stringify(saved)), window)).toEqual(room)
})

test('storage that is refused stops nothing', () => {
  for (const storage of [refusingShelf, null]) {
    rememberRoom(storage, window, room)
    expect(rememberedRoom(storage, window)).toBeNull()
  }
})
