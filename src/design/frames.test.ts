import { expect, test } from 'vitest'
import { put } from './edits.ts'
import { freeSpot, overlap, rects, sizes } from './frames.ts'
import { emptyDesign, make } from './model.ts'

test('a free spot covers nothing, and is the wanted place where that is free', () => {
  const taken = [{ x: 0, y: 0, ...sizes.agent }]
  expect(freeSpot(taken, { x: 900, y: 10.4 }, sizes.agent)).toEqual({ x: 900, y: 10 })
  const spot = freeSpot(taken, { x: 20, y: 20 }, sizes.agent)
  expect(overlap(taken[0]!, { ...spot, ...sizes.agent })).toBe(false)
})

test('a frame follows its members, and an empty one keeps its place', () => {
  const group = make('group', 'group:g', { name: 'G', at: { x: 7, y: 7 } })
  const agent = make('agent', 'agent:a', { name: 'a', at: { x: 100, y: 100 }, group: 'group:g' })
  const around = rects(put(group, agent)(emptyDesign())).get('group:g')!
  expect(around.x).toBeLessThan(100)
  expect(around.x + around.width).toBeGreaterThan(100 + sizes.agent.width)
  expect(rects(put(group)(emptyDesign())).get('group:g')).toEqual({ x: 7, y: 7, ...sizes.group })
})
