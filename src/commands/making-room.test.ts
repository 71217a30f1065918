import fc from 'fast-check'
import { expect, test } from 'vitest'
import { grown, overlap, rects } from '../design/frames.ts'
import type { Design } from '../design/model.ts'
import { aDesign, aHandoff, anAgent } from '../design/samples.ts'
import { movedTo, roomBetween } from './making-room.ts'

const agent = (name: string, x: number, y: number, locked = false) => anAgent(name, { at: { x, y }, locked })
const placesOf = (design: Design) =>
  Object.fromEntries([...rects(design)].map(([id, { x, y }]) => [id.replace('agent:', ''), [x, y]]))

test('what stands beyond a line moves on as far as a card needs, and nothing before it', () => {
  const design = aDesign(
    agent('before', -400, 0),
    agent('a', 0, 0),
    agent('b', 344, 0),
    agent('c', 700, 300),
    agent('beside', 200, 300),
    aHandoff('a', 'b'),
  )
  const room = roomBetween(design, 'handoff:a>b', 'agent')!
  expect(room.at).toEqual({ x: 344, y: 0 })
  expect(placesOf(room.edit(design))).toEqual({
    before: [-400, 0],
    a: [0, 0],
    b: [688, 0],
    c: [1044, 300],
    beside: [200, 300],
  })
})

test('of two that stand one above the other, the lower one and what is below moves down', () => {
  const design = aDesign(agent('a', 0, 0), agent('b', 20, 180), agent('c', 600, 40), aHandoff('b', 'a'))
  const room = roomBetween(design, 'handoff:b>a', 'agent')!
  expect(room.at).toEqual({ x: 10, y: 180 })
  expect(placesOf(room.edit(design))).toEqual({ a: [0, 0], b: [20, 360], c: [600, 40] })
})

test('nothing moves where there is room, or no order', () => {
  const far = aDesign(agent('a', 0, 0), agent('b', 900, 0), aHandoff('a', 'b'))
  expect(roomBetween(far, 'handoff:a>b', 'agent')).toBeNull()
  const over = aDesign(agent('a', 0, 0), agent('b', 100, 60), aHandoff('a', 'b'))
  expect(roomBetween(over, 'handoff:a>b', 'agent')).toBeNull()
})

test('what is locked stays, and the card still gets a place of its own', () => {
  const design = aDesign(agent('a', 0, 0), agent('b', 344, 0, true), aHandoff('a', 'b'))
  const room = roomBetween(design, 'handoff:a>b', 'agent')!
  expect(placesOf(room.edit(design))).toEqual({ a: [0, 0], b: [344, 0] })
  const added = aDesign(...Object.values(room.edit(design).records), anAgent('new', { at: room.at }))
  const all = rects(added)
  for (const id of ['agent:a', 'agent:b']) expect(overlap(all.get('agent:new')!, all.get(id)!)).toBe(false)
})

test('wherever cards stand, the card that goes between touches none, and none that were apart come together', () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }))
  fc.assert(
    fc.property(fc.uniqueArray(place, { minLength: 3, maxLength: 9, selector: String }), (cells) => {
      const design = aDesign(
        ...cells.map(([column, row], at) => agent(`n${at}`, column * 280, row * 150)),
        anAgent('own', { at: { x: 0, y: -900 } }),
        aHandoff('n0', 'n1'),
      )
      const room = roomBetween(design, 'handoff:n0>n1', 'agent', 'agent:own')
      if (!room) return
      const all = [...rects(movedTo('agent:own', room.at)(room.edit(design))).values()]
      for (const [at, one] of all.entries())
        for (const other of all.slice(at + 1)) expect(overlap(grown(one, 4), other)).toBe(false)
    }),
  )
})
