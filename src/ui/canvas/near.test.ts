import { expect, test } from 'vitest'
import { put } from '../../design/edits.ts'
import { emptyDesign, make } from '../../design/model.ts'
import { cardsOf } from './card-facts.ts'
import { FAR, farness } from './far.ts'
import { linesOf } from './lines.ts'
import { near, windowAround, windowRect } from './near.ts'

const design = put(
  make('agent', 'agent:here', { name: 'here' }),
  make('agent', 'agent:linked', { name: 'linked', at: { x: 9000, y: 0 } }),
  make('agent', 'agent:away', { name: 'away', at: { x: 9000, y: 9000 } }),
  make('handoff', 'handoff:here>linked', { from: 'agent:here', to: 'agent:linked' }),
)(emptyDesign())

test('near the view are the cards in it and what they are connected to', () => {
  const found = near(cardsOf()(design), linesOf()(design), { x: -100, y: -100, width: 1000, height: 800 }, null)
  expect(found.cards.map((card) => card.record.id)).toEqual(['agent:here', 'agent:linked'])
  expect(found.lines.map((line) => line.record.id)).toEqual(['handoff:here>linked'])
})

test('the window stays while the view is inside it, and moves when the view leaves it', () => {
  const select = windowAround()
  const at = (x: number) => select({ transform: [x, 0, 1], width: 1000, height: 800 })
  const first = at(0)
  expect(windowRect(first)).toEqual({ x: -300, y: -240, width: 1600, height: 1280 })
  expect(at(-250)).toBe(first)
  expect(at(-350)).not.toBe(first)
})

test('the further away, the higher the step, and a card that can be read is near', () => {
  const steps = (zooms: readonly number[], many = false) => zooms.map((zoom) => farness(zoom, many))
  expect(steps([2, 1, FAR, 0.39, 0.28, 0.27, 0.18, 0.1, 0.02])).toEqual([0, 0, 0, 1, 1, 2, 2, 3, 3])
  expect(steps([1, 0.6, 0.59, 0.4, 0.27], true)).toEqual([0, 0, 1, 1, 2])
})
