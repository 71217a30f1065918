import { expect, test } from 'vitest'
import { put } from './edits.ts'
import { overlap, rectOf, rects } from './frames.ts'
import { type AnyRecord, type Design, emptyDesign, make, type NodeRecord } from './model.ts'
import { tidyPlaces } from './tidy.ts'

const agent = (name: string) => make('agent', `agent:${name}`, { name })
const handoff = (from: string, to: string) =>
  make('handoff', `handoff:${from}>${to}`, { from: `agent:${from}`, to: `agent:${to}` })
const tidied = (...all: AnyRecord[]): Design => {
  const design = put(...all)(emptyDesign())
  return put(...[...tidyPlaces(design)].map(([id, at]) => ({ ...design.records[id], at }) as NodeRecord))(design)
}

test('a pipeline is a straight row from left to right, also where a handoff goes back', () => {
  const design = tidied(agent('c'), agent('b'), agent('a'), handoff('a', 'b'), handoff('b', 'c'), handoff('c', 'b'))
  const at = (id: string) => rectOf(design.records[id] as NodeRecord)
  expect([at('agent:a').x, at('agent:b').x, at('agent:c').x].toSorted((a, b) => a - b)).toEqual([
    at('agent:a').x,
    at('agent:b').x,
    at('agent:c').x,
  ])
  expect(new Set([at('agent:a').y, at('agent:b').y, at('agent:c').y]).size).toBe(1)
})

test('a directory stands below the agent that writes it', () => {
  const design = tidied(
    agent('a'),
    agent('b'),
    make('directory', 'directory:work', { path: 'work' }),
    make('reads', 'reads:a>work', { from: 'agent:a', to: 'directory:work' }),
    make('writes', 'writes:b>work', { from: 'agent:b', to: 'directory:work' }),
  )
  const [writer, place] = [
    rectOf(design.records['agent:b'] as NodeRecord),
    rectOf(design.records['directory:work'] as NodeRecord),
  ]
  expect(place.y).toBeGreaterThan(writer.y + writer.height)
  expect(Math.abs(place.x - writer.x)).toBeLessThan(writer.width)
})

test('no two cards lie over one another, in chains, fans and loops', () => {
  const names = Array.from({ length: 60 }, (_, at) => `n${at}`)
  const edges = names.flatMap((name, at) => [
    handoff(name, names[(at + 1) % 60]!),
    handoff(name, names[(at * 7 + 3) % 60]!),
  ])
  const design = tidied(...names.map(agent), ...edges.filter((edge) => edge.from !== edge.to))
  const all = [...rects(design).values()]
  const over = all.filter((one, at) => all.some((other, nth) => nth > at && overlap(one, other)))
  expect(over).toEqual([])
})

test('5,000 agents in a row need no deep stack', () => {
  const names = Array.from({ length: 5000 }, (_, at) => `n${at}`)
  const chain = names.slice(1).map((name, at) => handoff(names[at]!, name))
  expect(tidyPlaces(put(...names.map(agent), ...chain)(emptyDesign())).size).toBe(5000)
})
