import { expect, test } from 'vitest'
import { put } from '../../design/edits.ts'
import { emptyDesign, make } from '../../design/model.ts'
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
  expect(unsaid(design, { supports })).toEqual([
    { field: 'handoff.rule', support: 'lost', count: 1 },
    { field: 'agent.success', support: 'prose', count: 1 },
    { field: 'capability.shell.ask', support: 'prose', count: 1 },
  ])
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
