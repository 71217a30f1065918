import { expect, test } from 'vitest'
import { patch, put, remove } from '../../design/edits.ts'
import { type Design, emptyDesign, make } from '../../design/model.ts'
import { cardsOf } from './card-facts.ts'
import { flowEdges, flowNodes } from './flow.ts'
import { linesOf } from './lines.ts'

const design = put(
  make('agent', 'agent:a', { name: 'a', model: 'sonnet' }),
  make('agent', 'agent:b', { name: 'b', at: { x: 500, y: 0 } }),
  make('directory', 'directory:d', { path: 'd', at: { x: 0, y: 300 } }),
  make('handoff', 'handoff:a>b', { from: 'agent:a', to: 'agent:b', rule: 'the draft is done' }),
  make('writes', 'writes:a>d', { from: 'agent:a', to: 'directory:d' }),
)(emptyDesign())

const none: ReadonlySet<string> = new Set()

const canvas = () => {
  const [cards, nodes, lines, edges] = [cardsOf(), flowNodes(), linesOf(), flowEdges()]
  return {
    nodes: (at: Design, selection = none, moving: Parameters<typeof nodes>[2] = null, renaming: string | null = null) =>
      new Map(nodes(cards(at), selection, moving, renaming).map((node) => [node.id, node])),
    edges: (at: Design, selection = none) => new Map(edges(lines(at), selection).map((edge) => [edge.id, edge])),
  }
}

/** The ids of what is a new object in the second map. */
const fresh = <T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>) =>
  [...after].filter(([id, node]) => before.get(id) !== node).map(([id]) => id)

test('a node arrives with its size and its handles, so that nothing is measured', () => {
  const node = canvas().nodes(design).get('agent:a')!
  expect([node.width, node.height, node.measured]).toEqual([248, 124, { width: 248, height: 124 }])
  expect(node.handles).toHaveLength(1)
})

test('only what an edit touched is a new node or edge', () => {
  const { nodes, edges } = canvas()
  const [before, lines] = [nodes(design), edges(design)]
  const after = patch('agent:b', { description: 'Reviews.' })(design)
  expect(fresh(before, nodes(after))).toEqual(['agent:b'])
  expect(fresh(lines, edges(after))).toEqual([])
})

test('what a card says of its neighbours changes with them', () => {
  const { nodes } = canvas()
  const before = nodes(design)
  expect(before.get('directory:d')!.data.card.facts.writers).toHaveLength(1)
  const after = nodes(remove('writes:a>d')(design))
  expect(fresh(before, after)).toEqual(['agent:a', 'directory:d'])
  expect(after.get('directory:d')!.data.card.facts.writers).toEqual([])
})

test('a drag makes new nodes of what is dragged alone, and keeps what they show', () => {
  const { nodes } = canvas()
  const before = nodes(design)
  const after = nodes(design, none, { ids: new Set(['agent:a']), x: 5, y: 6 })
  expect(fresh(before, after)).toEqual(['agent:a'])
  expect(after.get('agent:a')!.position).toEqual({ x: 5, y: 6 })
  expect(after.get('agent:a')!.data).toBe(before.get('agent:a')!.data)
})

test('selecting makes new nodes of what is selected alone', () => {
  const { nodes } = canvas()
  const before = nodes(design)
  expect(fresh(before, nodes(design, new Set(['agent:b'])))).toEqual(['agent:b'])
})

test('nodes and edges say what they are', () => {
  const { nodes, edges } = canvas()
  expect(nodes(design).get('agent:a')!.ariaLabel).toBe('Agent a, model sonnet, writes d')
  expect(nodes(design, new Set(['directory:d'])).get('directory:d')!.ariaLabel).toBe(
    'Directory d, written by a, selected',
  )
  expect(edges(design).get('handoff:a>b')!.ariaLabel).toBe('Handoff from a to b: the draft is done')
})

test('an agent that gets another name or colour changes what its lines and its neighbours say of it', () => {
  const { nodes, edges } = canvas()
  const [before, lines] = [nodes(design), edges(design)]
  const after = patch('agent:a', { name: 'writer', color: 'red' })(design)
  const [now, then] = [nodes(after), edges(after)]
  expect(now.get('directory:d')!.ariaLabel).toBe('Directory d, written by writer')
  expect(then.get('handoff:a>b')!.ariaLabel).toBe('Handoff from writer to b: the draft is done')
  const color = (map: typeof then) => map.get('writes:a>d')!.data!.line.color
  expect(now.get('directory:d')!.data.card.facts.writers).toEqual([color(then)])
  expect(color(then)).not.toBe(color(lines))
  // Those into which the agent leads, and no others.
  expect(fresh(before, now)).toEqual(['agent:a', 'directory:d'])
  const other = patch('agent:b', { name: 'critic' })(after)
  expect(edges(other).get('handoff:a>b')!.ariaLabel).toBe('Handoff from writer to critic: the draft is done')
})

test('which of two handoffs leads back is seen anew where the agents stand in another order', () => {
  const loop = put(make('handoff', 'handoff:b>a', { from: 'agent:b', to: 'agent:a' }))(design)
  const { edges } = canvas()
  const back = (at: Design) => [...edges(at).values()].filter(({ data }) => data!.line.back).map(({ id }) => id)
  expect(back(loop)).toEqual(['handoff:b>a'])
  const { 'agent:a': a, ...others } = loop.records
  const inOther = ['agent:b', 'agent:a', 'directory:d', 'handoff:a>b', 'writes:a>d', 'handoff:b>a']
  const records = Object.fromEntries([
    ['design:main', others['design:main']],
    ...inOther.map((id) => [id, id === 'agent:a' ? a : others[id]]),
  ])
  expect(back({ ...loop, records })).toEqual(['handoff:a>b'])
})
