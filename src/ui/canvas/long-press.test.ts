import { expect, test } from 'vitest'
import { longPress } from './long-press.ts'

const at = (...xs: number[]) => ({ touches: xs.map((clientX) => ({ clientX, clientY: 0 })) })
const rested = (act: (press: ReturnType<typeof longPress>) => void, lifted = 600) => {
  const press = longPress()
  press.down({ ...at(10), timeStamp: 0 })
  act(press)
  return press.up({ timeStamp: lifted })?.clientX ?? null
}

test('a finger that rests, or trembles, asks where it came down', () => {
  expect(rested(() => undefined)).toBe(10)
  expect(rested((press) => press.move(at(14)))).toBe(10)
})

test('a tap, a drag, a pinch and what the browser takes over do not ask', () => {
  expect(rested(() => undefined, 120)).toBe(null)
  expect(rested((press) => press.move(at(30)))).toBe(null)
  expect(rested((press) => press.down({ ...at(10, 90), timeStamp: 50 }))).toBe(null)
  expect(rested((press) => press.cancel())).toBe(null)
})
