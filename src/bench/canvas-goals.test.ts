import { expect, test } from 'vitest'
import { type Figure, goalOf, middle, rowsOf, stallsOf } from './canvas-goals.ts'

const figure = (deed: Figure['deed'], zoom: Figure['zoom'], ms: number, longTasks = 0): Figure => ({
  deed,
  zoom,
  figure: ms,
  rate: 60,
  longest: 17,
  longTasks,
})

test('what was promised depends on the deed and on how many cards there are', () => {
  expect([50, 1000, 5000].map((cards) => goalOf('pan', cards).most)).toEqual([1.3, 1.3, 1.6])
  expect([50, 1000, 5000].map((cards) => goalOf('open', cards))).toEqual([
    { floor: 'base', most: 1.3 },
    { floor: 'limit', most: 1.5 },
    { floor: 'limit', most: null },
  ])
})

test('what was opened has no goal for when it can be used, only a figure', () => {
  expect([50, 1000].map((cards) => goalOf('usable', cards))).toEqual([
    { floor: 'base', most: null },
    { floor: 'limit', most: null },
  ])
})

test('the middle of the runs is taken for each deed at each zoom', () => {
  const runs = [
    [figure('pan', 'half', 3)],
    [figure('pan', 'half', 9)],
    [figure('pan', 'half', 4), figure('load', null, 80)],
  ]
  expect(middle(runs).map(({ deed, figure: ms }) => [deed, ms])).toEqual([
    ['load', 80],
    ['pan', 4],
  ])
})

test('a row says whether the goal was met, and is left out where a floor was not measured', () => {
  const own = [figure('pan', 'working', 10), figure('drag', 'whole', 4), figure('select all', 'working', 70)]
  const limit = [figure('pan', 'working', 5), figure('select all', 'working', 70)]
  expect(rowsOf(1000, own, { base: [], limit }).map(({ what, ratio, verdict }) => [what, ratio, verdict])).toEqual([
    ['pan, working zoom', 2, 'MISSED'],
    ['select all', 1, 'met'],
  ])
  expect(rowsOf(5000, own, { base: [], limit }).map(({ verdict }) => verdict)).toEqual(['MISSED', 'no goal'])
})

test('what keeps a person waiting while panning, dragging or typing may not do so more often than the floor', () => {
  const own = [
    figure('pan', 'half', 3, 1),
    figure('pan', 'whole', 3, 1),
    figure('type', null, 2, 1),
    figure('drag', 'half', 2),
  ]
  const limit = [figure('pan', 'half', 3, 2), figure('zoom', 'half', 3, 9)]
  const stalls = (cards: number) => stallsOf(cards, own, limit).map(({ deed, isMet }) => [deed, isMet])
  expect(stalls(1000)).toEqual([
    ['pan', true],
    ['drag', true],
    ['type', false],
  ])
  expect(stalls(5000)).toEqual([])
})
