import fc from 'fast-check'
import { expect, test } from 'vitest'
import { put } from '../../design/edits.ts'
import { type Rect, rects } from '../../design/frames.ts'
import { aDesign, aHandoff, anAgent } from '../../design/samples.ts'
import { cardsOf } from './card-facts.ts'
import { edgeFinder, pointAt } from './edge-at.ts'
import { flowEdges } from './flow.ts'
import { cardsInTheWay, solid, waysAmong } from './in-the-way.ts'
import { type Line, linesOf } from './lines.ts'
import { route } from './route.ts'

/** Cards in rows of six as a long chain is laid out. */
const rows = (count: number): Rect[] =>
  Array.from({ length: count }, (_, at) => ({
    x: (at % 6) * 344,
    y: Math.floor(at / 6) * 220,
    width: 248,
    height: 124,
  }))
const points = (path: string) => Array.from({ length: 400 }, (_, at) => pointAt(path, at / 400))
const isIn = ({ x, y }: { x: number; y: number }, card: Rect, edge = 0) =>
  x > card.x + edge && x < card.x + card.width - edge && y > card.y + edge && y < card.y + card.height - edge
/** The way of one line alone among cards. */
const routeAmong = (from: Rect, to: Rect, course: Pick<Line, 'lane' | 'back'>, cards: readonly Rect[]) => {
  const line = { ...course, record: { id: 'line', from: 'from', to: 'to' } } as unknown as Line
  const places = new Map([
    ['from', from],
    ['to', to],
  ])
  return waysAmong([line], places, cards)(line)!
}
const forward = { lane: 0, back: false }
const back = { lane: 0, back: true }

test('the line from the last of a long chain to its first goes outside of all cards', () => {
  const cards = rows(40)
  for (const course of [forward, back]) {
    const way = routeAmong(cards[39]!, cards[0]!, course, cards)
    expect(way.behind).toBe(false)
    expect(points(way.path).filter((point) => cards.some((card) => isIn(point, card)))).toEqual([])
    expect(points(way.path).some(({ x }) => x < -40)).toBe(true)
    expect(cards.some((card) => isIn(way.label, card))).toBe(false)
  }
})

test('a line from within many cards runs behind them, its words where they can be read', () => {
  const cards = rows(36)
  const way = routeAmong(cards[7]!, cards[22]!, forward, cards)
  expect(way.behind).toBe(true)
  expect(cards.some((card) => isIn(way.label, card))).toBe(false)
})

test('a loop in a row bows flat between its row and the one above', () => {
  const cards = rows(18)
  const way = routeAmong(cards[10]!, cards[7]!, back, cards)
  expect(points(way.path).filter((point) => cards.some((card) => isIn(point, card)))).toEqual([])
  expect(way.label.y).toBeGreaterThan(124)
  expect(way.label.y).toBeLessThan(220)
  // With nothing above it, it bows further out.
  expect(routeAmong(cards[4]!, cards[1]!, back, cards).label.y).toBeLessThan(220 - way.label.y)
})

test('where all others are, a line that does not run behind them touches none, and ends where its card does', () => {
  const place = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 1200 }) })
  fc.assert(
    fc.property(fc.array(place, { minLength: 3, maxLength: 14 }), fc.boolean(), (places, isBack) => {
      const cards: Rect[] = []
      for (const { x, y } of places) {
        const card = { x, y, width: 248, height: 124 }
        const apart = { x: x - 96, y: y - 96, width: 440, height: 316 }
        if (
          cards.every(
            (other) =>
              other.x >= apart.x + apart.width ||
              other.x + 248 <= apart.x ||
              other.y >= apart.y + apart.height ||
              other.y + 124 <= apart.y,
          )
        )
          cards.push(card)
      }
      fc.pre(cards.length > 2)
      const [from, to, ...others] = cards
      const way = routeAmong(from!, to!, { lane: 0, back: isBack }, cards)
      if (!way.behind) expect(points(way.path).filter((point) => others.some((card) => isIn(point, card)))).toEqual([])
      const { x, y } = way.end
      expect(x >= to!.x && x <= to!.x + 248 && y >= to!.y && y <= to!.y + 124).toBe(true)
      expect(isIn({ x, y }, to!)).toBe(false)
    }),
  )
})

const chain = aDesign(
  ...rows(40).map(({ x, y }, at) => anAgent(`a${at}`, { at: { x, y } })),
  ...rows(40).map((_, at) => ({ ...aHandoff(`a${at}`, `a${(at + 1) % 40}`), suggested: true })),
)

test('a suggested line lies above the cards for its two answers, but not where it leads past all of them', () => {
  const [cards, lines] = [cardsOf()(chain), linesOf()(chain)]
  const edges = new Map(flowEdges()(lines, new Set(), cardsInTheWay()(cards, lines)).map((edge) => [edge.id, edge]))
  expect(edges.get('handoff:a3>a4')!.zIndex).toBe(1)
  expect(edges.get('handoff:a39>a0')!.zIndex).toBeUndefined()
})

test('what stands in the way of a line is the same again until something there moves', () => {
  const find = cardsInTheWay()
  const lines = linesOf()(chain)
  const cards = cardsOf()(chain)
  const before = find(cards, lines)
  expect(before.get('handoff:a39>a0')!.all).toHaveLength(38)
  expect(find([...cards], lines).get('handoff:a39>a0')).toBe(before.get('handoff:a39>a0'))
  const moved = cards.map((card) =>
    card.record.id === 'agent:a20' ? { ...card, rect: { ...card.rect, x: card.rect.x + 10 } } : card,
  )
  expect(find(moved, lines).get('handoff:a39>a0')).not.toBe(before.get('handoff:a39>a0'))
})

test('a card that moves elsewhere leaves a line that goes outside of all as it is drawn', () => {
  const find = cardsInTheWay()
  const lines = linesOf()(chain)
  const aside = (y: number) => cardsOf()(put(anAgent('aside', { at: { x: 4000, y } }))(chain))
  const before = find(aside(300), lines).get('handoff:a39>a0')!
  expect(before.all).toHaveLength(39)
  expect(find(aside(320), lines).get('handoff:a39>a0')).toBe(before)
})

test('of a crowd of lines that are shut in none goes outside', () => {
  const columns = rows(36)
  const crowd = aDesign(
    ...columns.map(({ x, y }, at) => anAgent(`a${at}`, { at: { x, y } })),
    ...[7, 8, 9, 10, 13, 14, 15, 16, 19, 20].map((from) => aHandoff(`a${from}`, `a${from === 20 ? 9 : from + 14}`)),
  )
  const [cards, lines] = [cardsOf()(crowd), linesOf()(crowd)]
  const found = [...cardsInTheWay()(cards, lines).values()]
  expect(found.filter(({ shut }) => shut).length).toBeGreaterThan(8)
  expect(found.filter(({ all }) => all.length > 0)).toEqual([])
})

test('the line that is drawn is the one that a card is dropped on, all along', () => {
  const [cards, lines] = [cardsOf()(chain), linesOf()(chain)]
  const around = lines.find(({ record }) => record.id === 'handoff:a39>a0')!
  const places = rects(chain)
  const { path } = route(places.get('agent:a39')!, places.get('agent:a0')!, around.lane, around.back, {
    ...cardsInTheWay()(cards, lines).get(around.record.id)!,
  })
  const find = edgeFinder(lines, places, (id) => id === around.record.id, solid(cards))
  const along = Array.from({ length: 99 }, (_, at) => find(pointAt(path, (at + 1) / 100)))
  expect(new Set(along)).toEqual(new Set([around.record.id]))
})
