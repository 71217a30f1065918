import { expect, test } from 'vitest'
import { inOrder, patch, put } from './edits.ts'
import { shown } from './folding.ts'
import { rects, sizes } from './frames.ts'
import { make } from './model.ts'
import { edges } from './queries.ts'
import { aDesign, aHandoff, anAgent } from './samples.ts'

const team = inOrder(
  put(make('group', 'group:g', { name: 'Inner', at: { x: 500, y: 20 } })),
  patch('agent:b', { group: 'group:g' }),
  patch('agent:c', { group: 'group:g', at: { x: 900, y: 0 } }),
)(
  aDesign(
    anAgent('a'),
    anAgent('b'),
    anAgent('c'),
    aHandoff('a', 'b'),
    aHandoff('a', 'c'),
    aHandoff('b', 'c'),
    aHandoff('c', 'a'),
  ),
)
const folded = patch('group:g', { collapsed: true })(team)

test('a design without folded groups is shown as it is', () => {
  expect(shown(team)).toBe(team)
})

test('what is in a folded group is not shown, and the edges from outside lead to the group, each kind once', () => {
  const now = shown(folded)
  expect(Object.keys(now.records).filter((id) => !id.includes('>'))).toEqual(['design:main', 'agent:a', 'group:g'])
  expect(edges(now).map(({ from, to }) => `${from} ${to}`)).toEqual(['agent:a group:g', 'group:g agent:a'])
})

test('an edge that leads to a folded group keeps its record while other things change', () => {
  const before = edges(shown(folded))[0]
  const after = edges(shown(patch('agent:a', { at: { x: 5, y: 5 } })(folded)))[0]
  expect(after).toBe(before)
})

test('a folded group stands where it was folded, and what is in it is found there', () => {
  const places = rects(folded)
  expect(places.get('group:g')).toEqual({ x: 500, y: 20, ...sizes.group })
  expect(places.get('agent:c')).toEqual(places.get('group:g'))
})
