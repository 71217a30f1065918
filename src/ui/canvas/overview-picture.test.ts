import { expect, test } from 'vitest'
import { aDesign, aHandoff, anAgent } from '../../design/samples.ts'
import { cardsOf } from './card-facts.ts'
import { fittedEnd } from './fitted.ts'
import { linesOf } from './lines.ts'
import { inRows, pictureOf } from './overview-picture.ts'

test('a name takes two rows before it is cut, and is broken behind a sign', () => {
  expect(inRows('agent-12', 60, 2)).toEqual(['agent-12'])
  expect(inRows('agent-123', 44, 2)).toEqual(['agent-', '123'])
  expect(inRows('agent-123', 44, 1)).toEqual(['agent…'])
  expect(inRows('documentation', 44, 2)).toEqual(['docu', 'menta…'])
  expect(inRows('agent-123', 8, 2)).toEqual([])
})

test('a suggested line is kept apart', () => {
  const suggested = { ...aHandoff('b', 'a'), suggested: true }
  const design = aDesign(anAgent('a'), anAgent('b'), aHandoff('a', 'b'), suggested)
  const [layer] = pictureOf(design, cardsOf()(design), linesOf()(design), null).layers
  expect([layer!.lines.length, layer!.suggested.length]).toEqual([4, 4])
})

test('of a path the end is kept', () => {
  expect(fittedEnd('src/a', 60)).toBe('src/a')
  expect(fittedEnd('src/area-03', 44)).toBe('…ea-03')
  expect(fittedEnd('src/area-03', 20)).toBe('')
})

test('what is not connected lies below what is, with its lines', () => {
  const design = aDesign(anAgent('a'), anAgent('b'), anAgent('c'), aHandoff('a', 'b'), aHandoff('b', 'c'))
  const [cards, lines] = [cardsOf()(design), linesOf()(design)]
  const all = pictureOf(design, cards, lines, null)
  expect(all.layers.map(({ isLit, agents, lines }) => [isLit, agents.length, lines.length])).toEqual([[true, 3, 8]])
  const some = pictureOf(design, cards, lines, new Set(['agent:a', 'agent:b', 'handoff:a>b']))
  expect(some.layers.map(({ isLit, agents, lines }) => [isLit, agents.length, lines.length])).toEqual([
    [false, 1, 4],
    [true, 2, 4],
  ])
  expect(some.cards.map(({ name, isLit }) => [name, isLit])).toEqual([
    ['a', true],
    ['b', true],
    ['c', false],
  ])
})
