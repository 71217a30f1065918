import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Services } from '../../commands/command.ts'
import type { Rect } from '../../design/frames.ts'
import type { MenuItem } from '../kit/Menu.tsx'
import type { Moving } from './flow.ts'
import type { Spot } from './menus.ts'
import type { Guide } from './snapping.ts'

type Point = { readonly x: number; readonly y: number }

/** A small menu at a point of the window. */
export type Menu = { readonly at: Point; readonly title: string; readonly items: readonly MenuItem[] }

/** What only the canvas knows while a person works on it. None of it is part of the design, none of it is undone. */
export type BoardState = {
  readonly moving: Moving | null
  /**
   * The same drag as React Flow was last told of it, and how much further what is dragged has come since: that much the page
   * moves by itself, which costs a part of what a new drawing costs.
   */
  readonly told: Moving | null
  readonly carried: Point
  readonly renaming: string | null
  readonly menu: Menu | null
  /** The card under the pointer or with the focus: it shows its handles. */
  readonly active: string | null
  /** The lines along which what is dragged stands in line. */
  readonly guides: readonly Guide[]
  /** What is looked for, what was found, and which of it was gone to last (-1: none yet). */
  readonly find: { readonly typed: string; readonly ids: readonly string[]; readonly at: number } | null
  /** What is not connected to the selection is dimmed. */
  readonly dim: boolean
  /** Where something is to be added, and the card that it was drawn from. */
  readonly adding: { readonly spot: Spot; readonly from: string | null } | null
}

export type Board = {
  readonly state: StoreApi<BoardState>
  /** The services of the page, with this canvas. Asked at the moment of use: they may be replaced. */
  readonly services: () => Services
  /** The node at a place of the canvas, in canvas coordinates; not a group. */
  readonly nodeAt: (point: Point) => string | null
  /** The nodes that a box of the canvas touches, and the lines that lead to or from them; groups only where they are folded. */
  readonly within: (box: Rect) => readonly string[]
  /** Finds the line that runs by a place of the canvas as it is now, among those that may be meant. */
  readonly edgeFinder: (fits: (id: string) => boolean) => (point: Point) => string | null
}

/** The same empty list each time, so that nobody draws for it. */
export const NO_GUIDES: readonly Guide[] = []

/** The same each time, as `NO_GUIDES`. */
export const STILL: Point = { x: 0, y: 0 }

export const boardState = (): StoreApi<BoardState> =>
  createStore<BoardState>(() => ({
    moving: null,
    told: null,
    carried: STILL,
    renaming: null,
    menu: null,
    active: null,
    guides: NO_GUIDES,
    find: null,
    dim: false,
    adding: null,
  }))

export const BoardContext = createContext<Board | null>(null)

/** True where cards are seen from so far away that only their names can be read: the rest of them is not there at all. */
export const FarContext = createContext(false)

export const useBoard = (): Board => {
  const board = useContext(BoardContext)
  if (!board) throw new Error('This belongs inside the canvas.')
  return board
}

export const useBoardState = <T>(select: (state: BoardState) => T): T => useStore(useBoard().state, select)
