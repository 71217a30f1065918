import { expect, test } from 'vitest'
import { aDesign, aHandoff, anAgent } from '../../design/samples.ts'
import { cardsOf } from './card-facts.ts'
import { fittedEnd, mono } from './fitted.ts'
import { linesOf } from './lines.ts'
import { inRows, inSize, pictureOf } from './overview-picture.ts'

test('a name takes two rows before it is cut, and is broken behind a sign', () => {
  const rows = (name: string, room: number, most: 1 | 2) => inRows(name, room, most, { widthOf: mono(10) })
  expect(rows('agent-12', 48, 2)).toEqual(['agent-12'])
  expect(rows('agent-123', 42, 2)).toEqual(['agent-', '123'])
  // The number tells it from the others of its name.
  expect(rows('agent-123', 42, 1)).toEqual(['age…123'])
  expect(rows('reviewer', 42, 1)).toEqual(['review…'])
  expect(rows('documentation-17', 42, 2)).toEqual(['documen', 'tati…17'])
  expect(rows('documentation', 42, 2)).toEqual(['documen', 'tation'])
  expect(rows('documentation', 30, 2)).toEqual(['docum', 'enta…'])
  expect(rows('agent-123', 8, 2)).toEqual([])
  // As wide as they are high.
  expect(rows('文档管理员', 42, 1)).toEqual([])
  expect(rows('文档管理员', 50, 1)).toEqual(['文档管理员'])
})

test('a name is drawn in the smaller letters rather than with a broken word, and in the larger ones where that helps nothing', () => {
  const drawn = (name: string, room: number) => {
    const { texts, size } = inSize(name, room, 40)
    return [size.font, ...texts]
  }
  expect(drawn('writer-0', 74)).toEqual([11.5, 'writer-0'])
  expect(drawn('security-auditor', 74)).toEqual([11.5, 'security-', 'auditor'])
  expect(drawn('researcher-0', 74)).toEqual([9.5, 'researcher-0'])
  expect(drawn('documentation', 44)).toEqual([9.5, 'documen', 'tation'])
  expect(drawn('documentations', 60)[0]).toBe(11.5)
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
