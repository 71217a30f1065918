import { sizes } from './frames.ts'
import { backHandoffs } from './loops.ts'
import type { Design, EdgeRecord, NodeRecord, RecordId } from './model.ts'
import { edges, nodes } from './queries.ts'

type Point = { readonly x: number; readonly y: number }

/** The room between two columns and between two cards, in pixels: a handoff's label has to fit between the cards. */
const BETWEEN_COLUMNS = 176
const BETWEEN_CARDS = 44
const BETWEEN_ROWS = 72
/** How far the places of an agent stand to the right of it, below it. */
const INDENT = 16

/**
 * A tidy place for every node but notes and groups: work flows from left to right, one column per step, and below each
 * agent stand the directories and specs that are most its own. Handoffs that go back do not count. About as fast as
 * walking over the records a few times, so it needs no worker.
 */
export const tidyPlaces = (design: Design, from: Point = { x: 0, y: 0 }): ReadonlyMap<RecordId, Point> => {
  const blocks = blocksOf(design)
  const arrows = arrowsOf(design)
  const columns = columnsOf(blocks, layersOf(blocks, arrows))
  for (let sweep = 0; sweep < 4; sweep++) order(columns, arrows, sweep % 2 === 0)
  return spots(columns, from)
}

/** An agent with the places that stand below it; a place that is nobody's stands alone. */
type Block = { readonly id: string; readonly cards: readonly NodeRecord[] }
type Arrow = { readonly from: string; readonly to: string }

/** Whose a place is: its first writer's, else that of the first who verifies or reads it. */
const OWNING: readonly EdgeRecord['kind'][] = ['writes', 'verifies', 'reads']

const blocksOf = (design: Design): Block[] => {
  const owner = new Map<string, string>()
  const all = edges(design)
  for (const kind of OWNING)
    for (const edge of all) if (edge.kind === kind && !owner.has(edge.to)) owner.set(edge.to, edge.from)
  const placed = nodes(design).filter((node) => node.kind !== 'note' && node.kind !== 'group')
  const own = grouped(
    placed.filter((node) => owner.has(node.id)),
    (node) => owner.get(node.id)!,
  )
  return placed
    .filter((node) => !owner.has(node.id))
    .map((node) => ({ id: node.id, cards: [node, ...(own.get(node.id) ?? [])] }))
}

/** What comes before what: handoffs and delegations; and who reads comes after who writes. */
const arrowsOf = (design: Design): Arrow[] => {
  const back = backHandoffs(design)
  const all = edges(design)
  const arrows: Arrow[] = all
    .filter((edge) => (edge.kind === 'handoff' || edge.kind === 'delegates') && !back.has(edge.id))
    .map(({ from, to }) => ({ from, to }))
  const connected = new Set(arrows.flatMap(({ from, to }) => [from, to]))
  const writer = new Map<string, string>()
  for (const edge of all) if (edge.kind === 'writes' && !writer.has(edge.to)) writer.set(edge.to, edge.from)
  for (const edge of all) {
    const before = edge.kind === 'reads' || edge.kind === 'verifies' ? writer.get(edge.to) : undefined
    // Only for agents that nothing else puts in order.
    if (before && before !== edge.from && !(connected.has(before) && connected.has(edge.from)))
      arrows.push({ from: before, to: edge.from })
  }
  return arrows
}

/** The column of each block: the longest way to it. Where a loop is left, its first block goes on as if nothing came before it. */
const layersOf = (blocks: readonly Block[], arrows: readonly Arrow[]): ReadonlyMap<string, number> => {
  const out = grouped(arrows, (arrow) => arrow.from)
  const waiting = new Map<string, number>(blocks.map((block) => [block.id, 0]))
  for (const arrow of arrows) waiting.set(arrow.to, (waiting.get(arrow.to) ?? 0) + 1)
  const layer = new Map<string, number>()
  const left = new Set<string>(blocks.map((block) => block.id))
  let ready = [...left].filter((id) => waiting.get(id) === 0)
  while (left.size > 0) {
    if (ready.length === 0) ready = [left.values().next().value!]
    const next: string[] = []
    for (const id of ready) {
      if (!left.delete(id)) continue
      const at = layer.get(id) ?? 0
      layer.set(id, at)
      for (const { to } of out.get(id) ?? []) {
        if (!left.has(to)) continue
        layer.set(to, Math.max(layer.get(to) ?? 0, at + 1))
        waiting.set(to, waiting.get(to)! - 1)
        if (waiting.get(to) === 0) next.push(to)
      }
    }
    ready = next
  }
  return layer
}

/** The tallest column, in blocks: what has no order among itself is broken into several columns. */
const TALLEST = 16

const columnsOf = (blocks: readonly Block[], layer: ReadonlyMap<string, number>): Block[][] => {
  const byLayer = grouped(blocks, (block) => layer.get(block.id) ?? 0)
  return [...byLayer.keys()]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const column = byLayer.get(at)!
      const parts = Math.ceil(column.length / TALLEST)
      return Array.from({ length: parts }, (_, part) => column.slice(part * TALLEST, (part + 1) * TALLEST))
    })
}

/** Sorts each column by the middle of what its blocks are connected to in the columns before (or after) it. */
const order = (columns: readonly Block[][], arrows: readonly Arrow[], forwards: boolean): void => {
  const near = grouped(arrows, (arrow) => (forwards ? arrow.to : arrow.from))
  const height = new Map<string, number>()
  const rank = (column: readonly Block[]) => {
    for (const [at, block] of column.entries()) height.set(block.id, at - (column.length - 1) / 2)
  }
  columns.forEach(rank)
  for (const column of forwards ? columns : [...columns].reverse()) {
    const middle = new Map(
      column.map((block) => {
        const others = (near.get(block.id) ?? []).map((arrow) => height.get(forwards ? arrow.from : arrow.to) ?? 0)
        const own = height.get(block.id)!
        return [block.id, others.length === 0 ? own : others.reduce((sum, at) => sum + at, 0) / others.length]
      }),
    )
    column.sort((a, b) => middle.get(a.id)! - middle.get(b.id)!)
    rank(column)
  }
}

const heightOf = ({ cards }: Block) => cards.reduce((sum, card) => sum + sizes[card.kind].height + BETWEEN_CARDS, 0)
const first = (block: Block) => block.cards[0]!

/** Up to this many columns stand in one row; a longer chain goes on in further rows, as lines of text do. */
const LONGEST_ROW = 9

const rowsOf = (columns: readonly (readonly Block[])[]): (readonly (readonly Block[])[])[] => {
  const rows = Math.ceil(columns.length / LONGEST_ROW)
  const length = Math.ceil(columns.length / Math.max(1, rows))
  return Array.from({ length: rows }, (_, row) => columns.slice(row * length, (row + 1) * length))
}

/**
 * The columns of a row share a middle line, reckoned from their first agent to their last, so that a row of agents is a
 * straight row.
 */
const spots = (columns: readonly (readonly Block[])[], from: Point): ReadonlyMap<RecordId, Point> => {
  const places = new Map<RecordId, Point>()
  let down = from.y
  for (const row of rowsOf(columns)) {
    const starts = row.map((column) => {
      const last = column.at(-1)!
      const total = column.reduce((sum, block) => sum + heightOf(block), 0)
      return { column, total, y: -(total - heightOf(last) + sizes[first(last).kind].height) / 2 }
    })
    const top = Math.min(...starts.map(({ y }) => y))
    for (const [at, start] of starts.entries()) {
      const x = from.x + at * (sizes.agent.width + BETWEEN_COLUMNS)
      let y = down + start.y - top
      for (const { cards } of start.column) {
        for (const [nth, card] of cards.entries()) {
          places.set(card.id, { x: x + (nth === 0 ? 0 : INDENT), y: Math.round(y) })
          y += sizes[card.kind].height + BETWEEN_CARDS
        }
      }
    }
    down += Math.max(...starts.map(({ total, y }) => total + y)) - top + BETWEEN_ROWS
  }
  return places
}

const grouped = <T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group) group.push(item)
    else groups.set(key(item), [item])
  }
  return groups
}
