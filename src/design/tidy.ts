import { sizes } from './frames.ts'
import { backHandoffs } from './loops.ts'
import type { Design, NodeRecord, RecordId } from './model.ts'
import { edges, nodes } from './queries.ts'

type Point = { readonly x: number; readonly y: number }

/** The room between two columns and between two rows, in pixels: a handoff's label has to fit between the cards. */
const BETWEEN_COLUMNS = 168
const BETWEEN_ROWS = 44

/**
 * A tidy place for every node but notes and groups: work flows from left to right, one column per step, what an agent
 * reads before it and what it writes after it. Handoffs that go back do not count. Straight through in the number of
 * records, so it needs no worker.
 */
export const tidyPlaces = (design: Design, from: Point = { x: 0, y: 0 }): ReadonlyMap<RecordId, Point> => {
  const placed = nodes(design).filter((node) => node.kind !== 'note' && node.kind !== 'group')
  const arrows = arrowsOf(design)
  const columns = columnsOf(placed, layersOf(placed, arrows))
  for (let sweep = 0; sweep < 4; sweep++) order(columns, arrows, sweep % 2 === 0)
  return spots(columns, from)
}

type Arrow = { readonly from: string; readonly to: string }

/** What comes before what. A place that an agent reads comes before it unless another agent's work leads there. */
const arrowsOf = (design: Design): Arrow[] => {
  const back = backHandoffs(design)
  return edges(design)
    .filter((edge) => !back.has(edge.id))
    .map((edge) =>
      edge.kind === 'reads' || edge.kind === 'verifies'
        ? { from: edge.to, to: edge.from }
        : { from: edge.from, to: edge.to },
    )
}

/** The column of each node: the longest way to it, arrows that would close a loop left out. */
const layersOf = (placed: readonly NodeRecord[], arrows: readonly Arrow[]): ReadonlyMap<string, number> => {
  const out = grouped(arrows, (arrow) => arrow.from)
  const waiting = new Map<string, number>(placed.map((node) => [node.id, 0]))
  for (const arrow of arrows) waiting.set(arrow.to, (waiting.get(arrow.to) ?? 0) + 1)
  const layer = new Map<string, number>()
  let ready = placed.filter((node) => waiting.get(node.id) === 0).map((node): string => node.id)
  const left = new Set<string>(placed.map((node) => node.id))
  while (left.size > 0) {
    // Where a loop is left, its first node goes on as if nothing came before it.
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
  return pulledRight(placed, arrows, layer)
}

/** A node with nothing before it stands right before the first that needs it, not at the far left. */
const pulledRight = (
  placed: readonly NodeRecord[],
  arrows: readonly Arrow[],
  layer: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> => {
  const entered = new Set(arrows.map((arrow) => arrow.to))
  const out = grouped(arrows, (arrow) => arrow.from)
  const pulled = new Map(layer)
  for (const node of placed) {
    const after = (out.get(node.id) ?? []).map((arrow) => layer.get(arrow.to) ?? 0)
    if (!entered.has(node.id) && node.kind !== 'agent' && after.length > 0)
      pulled.set(node.id, Math.max(0, Math.min(...after) - 1))
  }
  return pulled
}

/** The tallest column, in nodes: what has no order among itself is broken into several columns. */
const TALLEST = 24

const columnsOf = (placed: readonly NodeRecord[], layer: ReadonlyMap<string, number>): NodeRecord[][] => {
  const byLayer = grouped(placed, (node) => layer.get(node.id) ?? 0)
  return [...byLayer.keys()]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      const column = byLayer.get(at)!
      const parts = Math.ceil(column.length / TALLEST)
      return Array.from({ length: parts }, (_, part) => column.slice(part * TALLEST, (part + 1) * TALLEST))
    })
}

/** Sorts each column by the middle of what its nodes are connected to in the columns before (or after) it. */
const order = (columns: NodeRecord[][], arrows: readonly Arrow[], forwards: boolean): void => {
  const near = grouped(arrows, (arrow) => (forwards ? arrow.to : arrow.from))
  const height = new Map<string, number>()
  const rank = (column: readonly NodeRecord[]) => {
    column.forEach((node, at) => {
      height.set(node.id, at - column.length / 2)
    })
  }
  columns.forEach(rank)
  for (const column of forwards ? columns : [...columns].reverse()) {
    const middle = new Map(
      column.map((node) => {
        const others = (near.get(node.id) ?? []).map((arrow) => height.get(forwards ? arrow.from : arrow.to) ?? 0)
        return [
          node.id,
          others.length === 0 ? height.get(node.id)! : others.reduce((sum, at) => sum + at, 0) / others.length,
        ]
      }),
    )
    column.sort((a, b) => middle.get(a.id)! - middle.get(b.id)!)
    rank(column)
  }
}

const spots = (columns: readonly (readonly NodeRecord[])[], from: Point): ReadonlyMap<RecordId, Point> => {
  const places = new Map<RecordId, Point>()
  const heights = columns.map((column) =>
    column.reduce((sum, node) => sum + sizes[node.kind].height + BETWEEN_ROWS, -BETWEEN_ROWS),
  )
  const tallest = Math.max(0, ...heights)
  let x = from.x
  columns.forEach((column, at) => {
    const width = Math.max(...column.map((node) => sizes[node.kind].width))
    let y = from.y + Math.round((tallest - heights[at]!) / 2)
    for (const node of column) {
      places.set(node.id, { x: x + Math.round((width - sizes[node.kind].width) / 2), y })
      y += sizes[node.kind].height + BETWEEN_ROWS
    }
    x += width + BETWEEN_COLUMNS
  })
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
