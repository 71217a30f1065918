import { expect, test } from 'vitest'
import { aDesign, aDirectory, aHandoff, anAgent, aWrites } from '../../design/samples.ts'
import { edgeLists } from './edge-lists.ts'

const design = aDesign(
  anAgent('b'),
  anAgent('a'),
  anAgent('c'),
  aDirectory('docs'),
  aHandoff('a', 'b'),
  aWrites('a', 'directory:docs'),
)
const listsOf = (id: string) => {
  const node = design.records[id]
  if (node?.kind !== 'agent' && node?.kind !== 'directory') throw new Error(`no node ${id}`)
  return edgeLists(design, node).map((list) => [
    list.title,
    list.edges.map((edge) => edge.id),
    list.others.map((other) => other.id),
  ])
}

test('an agent has a list for every edge that it can have, with those that could be added by name', () => {
  expect(listsOf('agent:a')).toEqual([
    ['Hands off to', ['handoff:a>b'], ['agent:c']],
    ['Delegates to', [], ['agent:b', 'agent:c']],
    ['Reads', [], ['directory:docs']],
    ['Writes', ['writes:a>directory:docs'], []],
    ['Verifies', [], []],
    ['Takes over from', [], ['agent:b', 'agent:c']],
    ['Called by', [], ['agent:b', 'agent:c']],
  ])
})

test('a directory is read and written', () => {
  expect(listsOf('directory:docs')).toEqual([
    ['Read by', [], ['agent:a', 'agent:b', 'agent:c']],
    ['Written by', ['writes:a>directory:docs'], ['agent:b', 'agent:c']],
  ])
})
