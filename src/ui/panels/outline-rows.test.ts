import { expect, test } from 'vitest'
import { patch, put } from '../../design/edits.ts'
import { DESIGN_ID, emptyDesign, make } from '../../design/model.ts'
import { outlineRows, sameRows } from './outline-rows.ts'

const design = put(
  make('spec', 'spec:a', { path: 'specs/api.md' }),
  make('agent', 'agent:writer', { name: 'writer', color: 'blue' }),
  make('agent', 'agent:reviewer', { name: 'reviewer' }),
  make('note', 'note:1', { text: '' }),
)(emptyDesign())

const said = (folded: ReadonlySet<string>, looked: string) =>
  outlineRows(design, folded, looked).map((row) => `${'  '.repeat(row.depth)}${row.label}`)

test('the outline lists by kind, agents first', () => {
  expect(said(new Set(), '')).toEqual([
    'Agents',
    '  writer',
    '  reviewer',
    'Specs',
    '  specs/api.md',
    'Notes',
    '  Without a name',
  ])
})

test('a folded kind keeps its heading and its count', () => {
  expect(said(new Set(['agent']), '')).toEqual(['Agents', 'Specs', '  specs/api.md', 'Notes', '  Without a name'])
  expect(outlineRows(design, new Set(['agent']), '')[0]).toMatchObject({ expanded: false, count: 2 })
})

test('looking for words unfolds and leaves out what does not hold them all', () => {
  expect(said(new Set(['agent']), 'rev')).toEqual(['Agents', '  reviewer'])
  expect(said(new Set(), 'api specs')).toEqual(['Specs', '  specs/api.md'])
})

test('moving a node changes nothing in the outline, naming the lead does', () => {
  const before = outlineRows(design, new Set(), '')
  const moved = patch('agent:writer', { at: { x: 900, y: 1 } })(design)
  expect(sameRows(before, outlineRows(moved, new Set(), ''))).toBe(true)
  const led = patch(DESIGN_ID, { lead: 'agent:writer' })(design)
  expect(sameRows(before, outlineRows(led, new Set(), ''))).toBe(false)
})
