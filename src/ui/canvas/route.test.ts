import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Rect } from '../../design/frames.ts'
import { lanes } from './lanes.ts'
import { route } from './route.ts'

const card = (x: number, y: number): Rect => ({ x, y, width: 248, height: 124 })
const onBorder = ({ x, y }: { x: number; y: number }, rect: Rect) => {
  const inX = x >= rect.x && x <= rect.x + rect.width
  const inY = y >= rect.y && y <= rect.y + rect.height
  return (inY && (x === rect.x || x === rect.x + rect.width)) || (inX && (y === rect.y || y === rect.y + rect.height))
}

test('a line runs between the sides that face each other', () => {
  expect(route(card(0, 0), card(500, 0))).toMatchObject({ end: { x: 500, y: 62 }, angle: 0, label: { x: 374, y: 62 } })
  expect(route(card(500, 0), card(0, 0))).toMatchObject({ end: { x: 248, y: 62 }, angle: 180 })
  expect(route(card(0, 0), card(0, 200))).toMatchObject({ end: { x: 124, y: 200 }, angle: 90 })
})

test('a label is never wider than the gap that it stands in', () => {
  expect(route(card(0, 0), card(300, 0)).room).toBeLessThan(52)
})

test('a line that goes back bows above both cards', () => {
  const way = route(card(500, 0), card(0, 0), 0, true)
  expect(way.label.y).toBeLessThan(-20)
  expect(way.angle).toBe(90)
})

test('every line ends on the border of its card', () => {
  const place = fc.integer({ min: -3000, max: 3000 })
  fc.assert(
    fc.property(place, place, fc.constantFrom(-1, -0.5, 0, 0.5, 1), fc.boolean(), (x, y, lane, back) => {
      fc.pre(Math.abs(x) > 250 || Math.abs(y) > 130)
      expect(onBorder(route(card(0, 0), card(x, y), lane, back).end, card(x, y))).toBe(true)
    }),
  )
})

test('edges between the same two cards have lanes of their own, whichever way they run', () => {
  const found = lanes([
    { id: 'one', from: 'a', to: 'b' },
    { id: 'two', from: 'b', to: 'a' },
    { id: 'three', from: 'a', to: 'b' },
    { id: 'alone', from: 'a', to: 'c' },
  ])
  expect(found).toEqual(
    new Map([
      ['one', -1],
      ['two', 0],
      ['three', 1],
    ]),
  )
  const heights = [-1, 0, 1].map((lane) => route(card(0, 0), card(500, 0), lane).label.y)
  expect(heights).toEqual([38, 62, 86])
})

test('the words of two lines that cross in their middle stand apart', () => {
  const [down, up] = [route(card(0, 0), card(360, 200)), route(card(0, 200), card(360, 0))]
  expect(Math.abs(down.label.y - up.label.y)).toBeLessThan(1)
  expect(Math.abs(down.word.y - up.word.y)).toBeGreaterThan(24)
  const flat = route(card(0, 0), card(500, 0))
  expect(flat.word).toEqual(flat.label)
})
