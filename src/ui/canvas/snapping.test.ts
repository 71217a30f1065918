import { expect, test } from 'vitest'
import { snapped } from './snapping.ts'

const card = (x: number, y: number, width = 100, height = 50) => ({ x, y, width, height })

test('a card that is nearly in line snaps to it, and the guide runs from one to the other', () => {
  expect(snapped(card(203, 300), [card(200, 0)], 6)).toEqual({
    x: -3,
    y: 0,
    guides: [
      { axis: 'x', at: 200, from: 0, to: 350 },
      { axis: 'x', at: 250, from: 0, to: 350 },
      { axis: 'x', at: 300, from: 0, to: 350 },
    ],
  })
})

test('edges and middles of cards of other sizes count, each axis for itself, the nearest first', () => {
  // Middle to middle across (150), bottom to top down (400); the card at 1 is further away than the one at 2.
  const { x, y, guides } = snapped(card(98, 352), [card(50, 0, 200), card(0, 400), card(95, 900)], 6)
  expect([x, y]).toEqual([2, -2])
  expect(guides.map(({ axis, at }) => [axis, at])).toEqual([
    ['x', 100],
    ['x', 150],
    ['y', 400],
  ])
})

test('out of reach nothing snaps and nothing is shown', () => {
  expect(snapped(card(20, 20), [card(500, 500)], 6)).toEqual({ x: 0, y: 0, guides: [] })
})
