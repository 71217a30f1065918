import { expect, test } from 'vitest'
import { put } from '../design/edits.ts'
import { emptyDesign, make } from '../design/model.ts'
import { connectProblem, newEdge, possibleEdges } from './connecting.ts'

const design = put(
  make('agent', 'agent:a', { name: 'a' }),
  make('agent', 'agent:b', { name: 'b' }),
  make('directory', 'directory:d', { path: 'd' }),
  make('spec', 'spec:s', { path: 's.md' }),
  make('note', 'note:n', { text: 'hello' }),
)(emptyDesign())

const kinds = (from: string, to: string) => possibleEdges(design, from, to).map((edge) => edge.kind)

test('what is likeliest is offered first', () => {
  expect(kinds('agent:a', 'agent:b')).toEqual(['handoff', 'delegates'])
  expect(kinds('agent:a', 'directory:d')).toEqual(['writes', 'reads'])
  expect(kinds('agent:a', 'spec:s')).toEqual(['reads', 'writes', 'verifies'])
})

test('drawn from a directory to an agent, the edge is the agent’s and reads first', () => {
  expect(possibleEdges(design, 'directory:d', 'agent:a')[0]).toEqual({
    kind: 'reads',
    from: 'agent:a',
    to: 'directory:d',
  })
})

test('an edge that stands is not offered again', () => {
  const [first] = possibleEdges(design, 'agent:a', 'directory:d')
  const after = put(newEdge(design, first!))(design)
  expect(possibleEdges(after, 'agent:a', 'directory:d').map((edge) => edge.kind)).toEqual(['reads'])
})

test('where nothing can be drawn, the person is told why and what to do', () => {
  expect(connectProblem(design, 'agent:a', 'agent:b')).toBe(null)
  expect(connectProblem(design, 'agent:a', 'agent:a')).toMatch(/itself/)
  expect(connectProblem(design, 'agent:a', 'note:n')).toMatch(/for people only/)
  expect(connectProblem(design, 'directory:d', 'spec:s')).toMatch(/only an agent/)
})
