import fc from 'fast-check'
import { expect, test } from 'vitest'
import { overlapping } from './layout/overlaps.ts'
import { arrange, type Box, type Link, type Places } from './layout.ts'

const card = (id: string, group?: string): Box => ({ id, width: 260, height: 140, group: group ?? null })
const cards = (count: number) => Array.from({ length: count }, (_, at) => card(`agent:${at}`))
const chain = (boxes: readonly Box[]): Link[] =>
  boxes.slice(1).map((box, at) => ({ from: boxes[at]?.id ?? '', to: box.id }))

/** Numbers that are the same in every run. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}
const manyLinks = (boxes: readonly Box[], count: number): Link[] => {
  const next = numbers(7)
  const any = () => boxes[Math.floor(next() * boxes.length)]?.id ?? ''
  return Array.from({ length: count }, () => ({ from: any(), to: any() }))
}

const extent = (boxes: readonly Box[], places: Places) => ({
  width: Math.max(...boxes.map((box) => (places.get(box.id)?.x ?? 0) + box.width)),
  height: Math.max(...boxes.map((box) => (places.get(box.id)?.y ?? 0) + box.height)),
})

const anyGraph = fc.integer({ min: 0, max: 24 }).chain((count) => {
  const id = fc.nat(Math.max(count, 1)).map((at) => `b${at}`)
  const boxes = Array.from({ length: count }, (_, at) =>
    fc.record({
      id: fc.constant(`b${at}`),
      width: fc.integer({ min: 1, max: 400 }),
      height: fc.integer({ min: 1, max: 300 }),
      group: fc.option(fc.constantFrom('g', 'h', '__proto__'), { freq: 2 }),
    }),
  )
  const link = fc.record({ from: id, to: id, weight: fc.integer({ min: 1, max: 5 }) })
  const star = id.map((from) => Array.from({ length: count }, (_, at) => ({ from, to: `b${at}` })))
  const links = fc.oneof(fc.array(link, { maxLength: 40, size: 'max' }), star)
  return fc.record({ boxes: fc.tuple(...boxes), links, direction: fc.constantFrom('right' as const, 'down' as const) })
})

test('whatever is connected, every box has a place, none overlap, and again gives the same', () => {
  fc.assert(
    fc.property(anyGraph, ({ boxes, links, direction }) => {
      const places = arrange(boxes, links, { direction })
      expect([...places.keys()]).toEqual(boxes.map((box) => box.id))
      expect(overlapping(boxes, places)).toBe(null)
      expect(
        [...places.values()].every(({ x, y }) => Number.isInteger(x) && Number.isInteger(y) && x >= 0 && y >= 0),
      ).toBe(true)
      expect(arrange(boxes, links, { direction })).toEqual(places)
    }),
    { numRuns: 60 },
  )
})

test('no box stands within the frame of a group that is not its own', () => {
  fc.assert(
    fc.property(anyGraph, ({ boxes, links, direction }) => {
      const places = arrange(boxes, links, { direction })
      for (const group of new Set(boxes.flatMap((box) => box.group ?? []))) {
        const inside = boxes.filter((box) => box.group === group).map((box) => ({ ...box, ...places.get(box.id) }))
        const x = Math.min(...inside.map((box) => box.x ?? 0))
        const y = Math.min(...inside.map((box) => box.y ?? 0))
        const frame = {
          id: 'frame',
          width: Math.max(...inside.map((box) => (box.x ?? 0) + box.width)) - x,
          height: Math.max(...inside.map((box) => (box.y ?? 0) + box.height)) - y,
        }
        const others = boxes.filter((box) => box.group !== group)
        for (const other of others)
          expect(overlapping([frame, other], new Map([...places, ['frame', { x, y }]]))).toBe(null)
      }
    }),
    { numRuns: 40 },
  )
})

test('a pipeline runs in the direction asked for, a loop back included', () => {
  const boxes = cards(4)
  const links = [...chain(boxes), { from: 'agent:3', to: 'agent:1' }]
  const right = [...arrange(boxes, links, { direction: 'right' }).values()].map(({ x }) => x)
  const down = [...arrange(boxes, links, { direction: 'down' }).values()].map(({ y }) => y)
  expect(right).toEqual(right.toSorted((a, b) => a - b))
  expect(down).toEqual(down.toSorted((a, b) => a - b))
  expect(new Set(right).size).toBe(4)
})

/** The ids of boxes in rows, from the top, each from the left. */
const rowsOf = (places: Places): string[][] => {
  const rows = new Map<number, string[]>()
  for (const [id, { y }] of [...places].sort(([, a], [, b]) => a.y - b.y || a.x - b.x))
    rows.set(y, [...(rows.get(y) ?? []), id.slice('agent:'.length)])
  return [...rows.values()]
}

test('a chain that no screen holds runs in rows that turn, and what comes next stands beside or below', () => {
  const boxes = cards(20)
  const ring = [...chain(boxes), { from: 'agent:19', to: 'agent:0' }]
  for (const links of [chain(boxes), ring])
    expect(rowsOf(arrange(boxes, links, { direction: 'right' }))).toEqual([
      ['0', '1', '2', '3', '4', '5'],
      ['11', '10', '9', '8', '7', '6'],
      ['12', '13', '14', '15', '16', '17'],
      ['19', '18'],
    ])
  const down = arrange(boxes, ring, { direction: 'down' })
  const shape = extent(boxes, down)
  expect(shape.width / shape.height).toBeGreaterThan(1)
  const columns = [...down].map(([, { x }]) => x)
  expect(columns).toEqual(columns.toSorted((a, b) => a - b))
})

test('one agent more at the end of a long chain moves none of the others', () => {
  const boxes = cards(24)
  const links = chain(boxes)
  const places = arrange(boxes.slice(0, 23), links, { direction: 'right' })
  const more = arrange(boxes, links, { direction: 'right' })
  for (const [id, place] of places) expect(more.get(id)).toEqual(place)
})

test('a row ends where few links pass, and what is a tangle everywhere stays in one', () => {
  const boxes = cards(16)
  const reviewed = [4, 5].map((at) => ({ from: `agent:${at}`, to: `agent:${at + 3}` }))
  const rows = arrange(boxes, [...chain(boxes), ...reviewed], { direction: 'right' })
  const top = (at: number) => rows.get(`agent:${at}`)?.y ?? 0
  expect(top(4)).toBeLessThan(top(5) - 140)
  const everywhere = [2, 3, 4, 5].flatMap((by) =>
    boxes.map((_, at) => ({ from: `agent:${at}`, to: `agent:${at + by}` })),
  )
  const tangle = [...arrange(boxes, [...chain(boxes), ...everywhere], { direction: 'right' }).values()].map(
    ({ x }) => x,
  )
  expect(tangle).toEqual(tangle.toSorted((a, b) => a - b))
})

test('of several in one layer, the one listed first stands first', () => {
  const boxes = cards(5)
  const links = [1, 2, 3].flatMap((at) => [
    { from: 'agent:0', to: `agent:${at}` },
    { from: `agent:${at}`, to: 'agent:4' },
  ])
  const along = (direction: 'right' | 'down') => {
    const places = arrange(boxes, links, { direction })
    return [1, 2, 3].map((at) => places.get(`agent:${at}`)?.[direction === 'down' ? 'x' : 'y'])
  }
  expect([along('right'), along('down')]).toEqual([
    [0, 180, 360],
    [0, 300, 600],
  ])
})

test('forty agents without links stand in a grid that fits a screen', () => {
  const boxes = cards(40)
  const places = arrange(boxes, [], { direction: 'right' })
  const { width, height } = extent(boxes, places)
  expect(width / height).toBeGreaterThan(1)
  expect(width / height).toBeLessThan(2.4)
  const columns = new Set([...places.values()].map(({ x }) => x))
  const rows = new Set([...places.values()].map(({ y }) => y))
  expect(columns.size * rows.size - 40).toBeLessThan(columns.size)
  expect([places.get('agent:0'), places.get('agent:1')]).toEqual([
    { x: 0, y: 0 },
    { x: 300, y: 0 },
  ])
})

test('two long teams stand below one another where that fills a screen better, and short ones beside', () => {
  const teams = (length: number, lanes: number) => {
    const boxes = cards(2 * length * lanes)
    const links = [0, 1].flatMap((team) => {
      const own = boxes.slice(team * length * lanes, (team + 1) * length * lanes)
      return own.flatMap((from, at) => {
        const to = own[at + lanes]
        return to
          ? [
              { from: from.id, to: to.id },
              { from: own[0]?.id ?? '', to: to.id },
            ]
          : []
      })
    })
    return extent(boxes, arrange(boxes, links, { direction: 'right' }))
  }
  const long = teams(8, 3)
  expect(long.width / long.height).toBeLessThan(1.6)
  const short = teams(2, 4)
  expect(short.width).toBeGreaterThan(short.height * 0.8)
})

test('forty specialists of one lead stand in a block beside it, not in a line', () => {
  const boxes = cards(41)
  const links = boxes.slice(1).map((box) => ({ from: 'agent:0', to: box.id }))
  for (const direction of ['right', 'down'] as const) {
    const places = arrange(boxes, links, { direction })
    const { width, height } = extent(boxes, places)
    expect(overlapping(boxes, places)).toBe(null)
    expect(Math.max(width, height)).toBeLessThan(2500)
    const lead = places.get('agent:0')
    const behind = boxes
      .slice(1)
      .filter(({ id }) =>
        direction === 'right'
          ? (places.get(id)?.x ?? 0) < (lead?.x ?? 0) + 260
          : (places.get(id)?.y ?? 0) < (lead?.y ?? 0) + 140,
      )
    expect(behind).toEqual([])
  }
})

test('specialists that pass their work on differently are not taken for alike', () => {
  const boxes = cards(25)
  const links = boxes.slice(1, 13).flatMap((box, at) => [
    { from: 'agent:0', to: box.id },
    { from: box.id, to: `agent:${at + 13}` },
  ])
  const places = arrange(boxes, links, { direction: 'right' })
  const onward = links.filter(({ from }) => from !== 'agent:0')
  expect(onward.filter(({ from, to }) => places.get(from)?.y !== places.get(to)?.y)).toEqual([])
})

test('what has no link stands beside what has, and adding to it moves nothing that is connected', () => {
  const boxes = cards(6)
  const links = chain(boxes.slice(0, 3))
  const before = arrange(boxes, links, { direction: 'right' })
  const after = arrange([...boxes, card('new')], links, { direction: 'right' })
  for (const box of boxes.slice(0, 3)) expect(after.get(box.id)).toEqual(before.get(box.id))
})

test('a thousand boxes are arranged without overlaps, linked or not, in far less than a second', () => {
  const boxes = cards(1000)
  for (const links of [[], chain(boxes), manyLinks(boxes, 1200)]) {
    const start = performance.now()
    const places = arrange(boxes, links, { direction: 'down' })
    expect(performance.now() - start).toBeLessThan(2000)
    expect(places.size).toBe(1000)
    expect(overlapping(boxes, places)).toBe(null)
    expect(arrange(boxes, links, { direction: 'down' })).toEqual(places)
  }
})

test('in a large design every link that closes no loop leads on', () => {
  const boxes = cards(400)
  const links = Array.from({ length: 399 }, (_, at) => ({ from: `agent:${Math.floor(at / 3)}`, to: `agent:${at + 1}` }))
  const back = [7, 90, 398].map((at) => ({ from: `agent:${at}`, to: 'agent:0' }))
  const places = arrange(boxes, [...links, ...back], { direction: 'right' })
  const wrong = links.filter(({ from, to }) => (places.get(from)?.x ?? 0) >= (places.get(to)?.x ?? 0))
  expect(wrong).toEqual([])
})

test('links to boxes that are not there, to themselves, or twice do no harm', () => {
  const boxes = [card('a'), card('b'), card('a')]
  const link = { from: 'a', to: 'b' }
  const once = arrange(boxes, [link], { direction: 'right' })
  expect(arrange(boxes, [link, { from: 'a', to: 'a' }, { from: 'a', to: 'x' }], { direction: 'right' })).toEqual(once)
  expect([...once.keys()]).toEqual(['a', 'b'])
  expect(arrange([], [link], { direction: 'down' })).toEqual(new Map())
})
