import { type Edge, type Node, type NodeHandle, Position } from '@xyflow/react'
import { isFrame, type Rect } from '../../design/frames.ts'
import type { NodeKind } from '../../design/model.ts'
import type { Card } from './card-facts.ts'
import { type InTheWay, NOTHING_IN_THE_WAY } from './in-the-way.ts'
import type { Line } from './lines.ts'
import { NOTHING, type Obstacles } from './route.ts'

export type CardNode = Node<{ card: Card; renaming: boolean; label: string }, NodeKind>
export type LineEdge = Edge<{ line: Line; alone: boolean; obstacles: Obstacles }, 'line'>

/** A drag under way: which nodes, and how far. Only the canvas knows it; the design hears of it when it ends. */
export type Moving = { readonly ids: ReadonlySet<string>; readonly x: number; readonly y: number }

/** The sides of a card, from each of which a connection can be drawn. */
export const SIDES = [Position.Top, Position.Right, Position.Bottom, Position.Left] as const

/** Where edges begin and end for React Flow: in the middle of the card. */
const middleOf = ({ width, height }: { width: number; height: number }): NodeHandle[] => [
  { type: 'source', position: Position.Right, x: width / 2, y: height / 2, width: 0, height: 0 },
]

/** Where a card stands while a drag is under way. */
export const placed = (rect: Rect, id: string, moving: Moving | null): Rect =>
  moving?.ids.has(id) ? { ...rect, x: rect.x + moving.x, y: rect.y + moving.y } : rect

/** All cards where they stand while a drag is under way. */
export const placedCards = (cards: readonly Card[], moving: Moving | null): readonly Card[] =>
  moving
    ? cards.map((card) =>
        moving.ids.has(card.record.id) ? { ...card, rect: placed(card.rect, card.record.id, moving) } : card,
      )
    : cards

/**
 * React Flow's nodes from cards. Remembers: React Flow hides and measures a node that arrives as a new object, and draws
 * a changed one anew, so a card about which nothing changed keeps its node. Sizes and handles are given, never measured.
 */
export const flowNodes = (): ((
  cards: readonly Card[],
  selection: ReadonlySet<string>,
  moving: Moving | null,
  renaming: string | null,
) => CardNode[]) => {
  let known = new Map<string, CardNode>()
  return (cards, selection, moving, renaming) => {
    const now = new Map<string, CardNode>()
    for (const card of cards) {
      const { id, kind } = card.record
      const selected = selection.has(id)
      const { x, y, width, height } = placed(card.rect, id, moving)
      const dragging = moving?.ids.has(id) ?? false
      const before = known.get(id)
      if (
        before &&
        before.data.card === card &&
        before.selected === selected &&
        before.data.renaming === (renaming === id) &&
        before.position.x === x &&
        before.position.y === y &&
        before.dragging === dragging
      ) {
        now.set(id, before)
        continue
      }
      const sized = before && before.width === width && before.height === height
      const data =
        before && before.data.card === card && before.data.renaming === (renaming === id)
          ? before.data
          : { card, renaming: renaming === id, label: card.facts.label }
      now.set(id, {
        id,
        type: kind,
        data,
        position: { x, y },
        width,
        height,
        measured: sized ? before.measured! : { width, height },
        handles: sized ? before.handles! : middleOf({ width, height }),
        selected,
        dragging,
        ...(dragging ? CARRIED : null),
        ariaLabel: selected ? `${card.facts.label}, selected` : card.facts.label,
        ariaRole: 'group',
        domAttributes: CARD,
        ...(card.facts.locked ? FIXED : null),
        // A group's frame lies below and lets the pointer through to what is in it; its name is what is dragged.
        ...(isFrame(card.record) ? { zIndex: -1, dragHandle: '.frame-name', style: FRAME } : null),
      })
    }
    known = now
    return [...now.values()]
  }
}

const FIXED = { draggable: false } as const
/** What the page moves by itself between two drawings (see `carry.ts`). */
const CARRIED = { className: 'carried' } as const
const CARD = { 'aria-roledescription': 'card' }
const FRAME = { pointerEvents: 'none' } as const
const LINE = { 'aria-roledescription': 'connection' }

/** React Flow's edges from lines. Remembers, as `flowNodes` does. */
export const flowEdges = (): ((
  lines: readonly Line[],
  selection: ReadonlySet<string>,
  inTheWay?: InTheWay,
) => LineEdge[]) => {
  let known = new Map<string, LineEdge>()
  return (lines, selection, inTheWay = NOTHING_IN_THE_WAY) => {
    const now = new Map<string, LineEdge>()
    for (const line of lines) {
      const { id, from, to } = line.record
      const selected = selection.has(id)
      // Where several are selected, what is done to one edge is not offered at each.
      const alone = selected && selection.size === 1
      const before = known.get(id)
      const obstacles = inTheWay.get(id) ?? NOTHING
      const same = before?.data?.line === line && before.data.alone === alone && before.data.obstacles === obstacles
      if (before && same && before.selected === selected) now.set(id, before)
      else
        now.set(id, {
          id,
          type: 'line',
          source: from,
          target: to,
          selected,
          data: before?.data && same ? before.data : { line, alone, obstacles },
          ariaLabel: selected ? `${line.label}, selected` : line.label,
          ariaRole: 'group',
          domAttributes: LINE,
          // The two answers to a suggestion stay within reach of the pointer, whatever runs past; a line that may run
          // behind cards is not drawn across them.
          ...(line.record.suggested && !obstacles.shut ? { zIndex: 1 } : null),
        })
    }
    known = now
    return [...now.values()]
  }
}
