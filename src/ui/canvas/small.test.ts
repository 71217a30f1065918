import { expect, test } from 'vitest'
import { agentColor } from './agent-color.ts'
import { fitted, textWidth } from './fitted.ts'
import { neighbour } from './walk.ts'

test('a colour out of a file is a known word or a hexadecimal value, never anything else', () => {
  expect(
    ['Blue', '#3366FF', 'primary', null, 'url(javascript:alert(1))', 'constructor', '#12'].map(agentColor),
  ).toEqual([
    'var(--agent-blue)',
    '#3366ff',
    'var(--agent-blue)',
    'var(--agent-none)',
    'var(--agent-none)',
    'var(--agent-none)',
    'var(--agent-none)',
  ])
})

test('a label is cut to its room with an ellipsis, and left out where nothing fits', () => {
  expect(fitted('when every claim has a source', 400)).toBe('when every claim has a source')
  const cut = fitted('when every claim has a source', 90)
  expect(cut).toMatch(/^when .*…$/)
  expect(textWidth(cut)).toBeLessThanOrEqual(90)
  expect(fitted('when every claim has a source', 12)).toBe('')
})

test('an arrow key leads to the nearest card on its side', () => {
  const at = (x: number, y: number) => ({ x, y, width: 100, height: 50 })
  const places = new Map([
    ['a', at(0, 0)],
    ['b', at(200, 10)],
    ['c', at(600, 0)],
    ['below', at(20, 200)],
  ])
  expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'Enter'].map((key) => neighbour(places, 'a', key))).toEqual([
    'b',
    'below',
    null,
    null,
  ])
  expect(neighbour(places, null, 'ArrowRight')).toBe('a')
})
