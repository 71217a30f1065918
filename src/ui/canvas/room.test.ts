import { expect, test } from 'vitest'
import { rememberedRoom, rememberRoom } from './room.ts'

const window = { innerWidth: 1280, innerHeight: 720 }
const room = { left: 232, top: 48, width: 728, height: 640 }

const shelf = (saved: string | null = null) => {
  let text = saved
  return {
    getItem: () => text,
    setItem: (_: string, value: string) => {
      text = value
    },
  }
}

test('a room comes back in a window of the same size, and in no other', () => {
  const storage = shelf()
  rememberRoom(storage, window, room)
  expect(rememberedRoom(storage, window)).toEqual(room)
  expect(rememberedRoom(storage, { ...window, innerWidth: 1281 })).toBeNull()
  expect(rememberedRoom(storage, { ...window, innerHeight: 719 })).toBeNull()
})

test('a canvas that was hidden has no room', () => {
  const storage = shelf()
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
  for (const text of strange) expect(rememberedRoom(shelf(text), window), `${text}`).toBeNull()
  expect(rememberedRoom(shelf(JSON.stringify(saved)), window)).toEqual(room)
})

test('storage that is refused stops nothing', () => {
  const refusing = {
    getItem: () => {
      throw new Error('refused')
    },
    setItem: () => {
      throw new Error('full')
    },
  }
  for (const storage of [refusing, null]) {
    rememberRoom(storage, window, room)
    expect(rememberedRoom(storage, window)).toBeNull()
  }
})
