import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rect } from '../../design/frames.ts'
import { pointAt } from './edge-at.ts'
import { mayMeet } from './may-meet.ts'
import { route } from './route.ts'

const card = (x: number, y: number): Rect => ({ x, y, width: 248, height: 124 })
const [from, to] = [card(0, 0), card(900, 40)]
/** What a line meets, and whether it goes outside of all. */
const among = (near: readonly Rect[], all: readonly Rect[] = []) => ({ near, all })
const touches = (path: string, { x, y, width, height }: Rect) =>
  Array.from({ length: 200 }, (_, at) => pointAt(path, at / 200)).some(
    (point) => point.x > x && point.x < x + width && point.y > y && point.y < y + height,
  )

test('a line runs around what stands between its two cards, by the shorter way', () => {
  const below = card(440, 60)
  expect(touches(route(from, to).path, below)).toBe(true)
  const way = route(from, to, 0, false, among([below]))
  expect(touches(way.path, below)).toBe(false)
  expect(way.label.y).toBeLessThan(60)
  expect(route(from, to, 0, false, among([card(440, -60)])).label.y).toBeGreaterThan(60)
})

test('of two that stand one above the other, the line bows around what stands beside its way', () => {
  const [upper, lower, left, right] = [card(0, 0), card(0, 600), card(-220, 260), card(220, 260)]
  const cards = mayMeet(upper, lower, false, [upper, lower, left, right, card(0, 900)])
  expect(cards).toEqual([left, right])
  expect(touches(route(upper, lower).path, left)).toBe(true)
  const way = route(upper, lower, 0, false, among(cards))
  expect(touches(way.path, left)).toBe(false)
  expect(way.end).toEqual(route(upper, lower).end)
  expect(way.label.x).toBeLessThan(-220)
  // Where nothing stands on the right, it goes there.
  expect(route(upper, lower, 0, false, among([left])).label.x).toBeGreaterThan(248)
})

test('a line that meets nothing is as it is alone, and one that is shut in as well', () => {
  expect(route(from, to, 0, false, among([card(440, 600)]))).toEqual(route(from, to))
  const wall = { x: 440, y: -2000, width: 100, height: 4000 }
  expect(route(from, to, 0, false, among([wall])).path).toBe(route(from, to).path)
  // Its words stand beside the wall all the same.
  const { x } = route(from, to, 0, false, among([{ ...wall, x: 500, width: 140 }])).label
  expect(x < 500 || x > 640).toBe(true)
})

test('whatever stands wherever, the line begins and ends where it did, and never runs into more than it would alone', () => {
  const place = fc.record({ x: fc.integer({ min: 250, max: 650 }), y: fc.integer({ min: -300, max: 300 }) })
  fc.assert(
    fc.property(fc.array(place, { maxLength: 4 }), (places) => {
      const cards = mayMeet(
        from,
        to,
        false,
        places.map(({ x, y }) => card(x, y)),
      )
      const [alone, way] = [route(from, to), route(from, to, 0, false, among(cards))]
      expect(way.end).toEqual(alone.end)
      expect(pointAt(way.path, 0)).toEqual(pointAt(alone.path, 0))
      const met = (path: string) => cards.filter((one) => touches(path, one)).length
      expect(met(way.path)).toBeLessThanOrEqual(met(alone.path))
    }),
  )
})

test('what is beside, above or below the way of a line does not stand in it', () => {
  const others = [card(440, 60), card(440, 900), card(-400, 0), card(1300, 0), from, to]
  expect(mayMeet(from, to, false, others)).toEqual([others[0]])
})
