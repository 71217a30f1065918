import { expect, test } from 'vitest'
import { inOrder, patch, put } from '../design/edits.ts'
import { make } from '../design/model.ts'
import { aDesign, aDirectory, aHandoff, anAgent } from '../design/samples.ts'
import { connectedTo } from './focus-mode.ts'
import { found } from './found.ts'

const design = inOrder(
  put(make('group', 'group:g', { name: 'Draft team' }), make('note', 'note:n', { text: 'Ask about the draft.' })),
  patch('agent:b', { group: 'group:g' }),
)(
  aDesign(
    anAgent('a', { instructions: 'Write the Draft.' }),
    anAgent('b'),
    anAgent('c'),
    aDirectory('drafts', { purpose: '' }),
    aHandoff('a', 'b', { rule: 'when the draft is done' }),
  ),
)

test('every word has to be there, in any text; what is called so comes first', () => {
  expect(found(design, 'draft')).toEqual(['directory:drafts', 'group:g', 'agent:a', 'handoff:a>b', 'note:n'])
  expect(found(design, ' DRAFT  done ')).toEqual(['handoff:a>b'])
  expect(found(design, '  ')).toEqual([])
  expect(found(design, 'nowhere')).toEqual([])
})

test('what is connected is the selection, its edges and their ends, with the frames around them', () => {
  expect([...connectedTo(design, new Set(['agent:a']))].sort()).toEqual([
    'agent:a',
    'agent:b',
    'group:g',
    'handoff:a>b',
  ])
  expect([...connectedTo(design, new Set(['group:g']))].sort()).toEqual([
    'agent:a',
    'agent:b',
    'group:g',
    'handoff:a>b',
  ])
})
