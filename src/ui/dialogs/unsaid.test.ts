import { expect, test } from 'vitest'
import { put } from '../../design/edits.ts'
import { emptyDesign, make } from '../../design/model.ts'
import { permissionKey } from '../../guard/certainty.ts'
import type { Target } from '../../targets/target.ts'
import { fieldWords, unsaid } from './unsaid.ts'

const design = put(
  make('agent', 'agent:a', { name: 'a', model: 'opus', capabilities: { shell: 'ask' }, patterns: { web: [] } }),
  make('agent', 'agent:b', { name: 'b', success: ['It works.'] }),
  make('handoff', 'handoff:a>b', { from: 'agent:a', to: 'agent:b', rule: 'when done' }),
  make('delegates', 'delegates:b>a', { from: 'agent:b', to: 'agent:a', suggested: true }),
)(emptyDesign())

const supports = {
  'agent.model': 'native',
  'agent.success': 'prose',
  'agent.color': 'lost',
  'handoff.rule': 'lost',
  'handoff.gate': 'prose',
  delegates: 'prose',
  'capability.shell.ask': 'prose',
  'capability.web.ask': 'prose',
  'patterns.web': 'lost',
} as unknown as Target['supports']

test('only what the design uses is named, what is lost first', () => {
  expect(unsaid(design, { id: 'x', supports })).toEqual([
    { field: 'handoff.rule', support: 'lost', count: 1 },
    { field: 'agent.success', support: 'prose', count: 1 },
    { field: 'capability.shell.ask', support: 'prose', count: 1 },
  ])
})

test('what the tool holds to in another way is not merely told in words', () => {
  const held = (level: 'checked' | 'advice') =>
    unsaid(
      design,
      { id: 'x', supports },
      new Map([[permissionKey('agent:a', 'shell'), { x: { level, why: '', row: '' } }]]),
    )
  expect(held('checked').map(({ field }) => field)).toEqual(['handoff.rule', 'agent.success'])
  expect(held('advice').map(({ field }) => field)).toEqual(['handoff.rule', 'agent.success', 'capability.shell.ask'])
})

test('fields are said in words', () => {
  expect(['handoff.gate', 'capability.shell.ask', 'capability.mcp', 'patterns.read', 'reads'].map(fieldWords)).toEqual([
    'Handoff: gate',
    'Shell: ask first',
    'MCP servers',
    'Read: exceptions',
    'Reads',
  ])
})
