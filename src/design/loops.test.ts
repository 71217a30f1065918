import { expect, test } from 'vitest'
import { put } from './edits.ts'
import { backHandoffs } from './loops.ts'
import { emptyDesign, make } from './model.ts'

const agents = (...names: string[]) => names.map((name) => make('agent', `agent:${name}`, { name }))
const handoff = (from: string, to: string) =>
  make('handoff', `handoff:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}` })

test('only the handoff that closes a loop goes back, wherever the loop begins in the records', () => {
  const design = put(...agents('c', 'b', 'a'), handoff('c', 'b'), handoff('a', 'b'), handoff('b', 'c'))(emptyDesign())
  expect([...backHandoffs(design)]).toEqual(['handoff:c>b'])
})

test('a fan with a join has no handoff that goes back', () => {
  const design = put(
    ...agents('a', 'b', 'c', 'd'),
    handoff('a', 'b'),
    handoff('a', 'c'),
    handoff('b', 'd'),
    handoff('c', 'd'),
  )(emptyDesign())
  expect([...backHandoffs(design)]).toEqual([])
})
