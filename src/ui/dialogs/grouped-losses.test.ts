import { expect, test } from 'vitest'
import { put } from '../../design/edits.ts'
import { emptyDesign, make } from '../../design/model.ts'
import { groupedLosses } from './grouped-losses.ts'

const design = put(
  make('agent', 'agent:a', { name: 'writer' }),
  make('agent', 'agent:b', { name: 'reviewer' }),
)(emptyDesign())

test('the same loss of two agents is said once, and what is lost comes first', () => {
  expect(
    groupedLosses(design, [
      { target: 'a-tool', record: 'agent:a', field: 'agent.color', support: 'prose', note: 'as words' },
      { target: 'a-tool', record: 'agent:a', field: 'agent.model', support: 'lost', note: 'no such model' },
      { target: 'a-tool', record: 'agent:b', field: 'agent.model', support: 'lost', note: 'no such model' },
    ]),
  ).toEqual([
    { field: 'agent.model', support: 'lost', note: 'no such model', records: ['writer', 'reviewer'] },
    { field: 'agent.color', support: 'prose', note: 'as words', records: ['writer'] },
  ])
})
