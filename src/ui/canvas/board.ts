import { createContext, useContext } from 'react'
import { useStore } from 'zustand'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Services } from '../../commands/command.ts'
import type { MenuItem } from '../kit/Menu.tsx'
import type { Moving } from './flow.ts'

type Point = { readonly x: number; readonly y: number }

/** A small menu at a point of the window. */
export type Menu = { readonly at: Point; readonly title: string; readonly items: readonly MenuItem[] }

/** What only the canvas knows while a person works on it. None of it is part of the design, none of it is undone. */
export type BoardState = {
  readonly moving: Moving | null
  readonly renaming: string | null
  readonly menu: Menu | null
  /** The card under the pointer or with the focus: it shows its handles. */
  readonly active: string | null
}

export type Board = {
  readonly state: StoreApi<BoardState>
  /** The services of the page, with this canvas. Asked at the moment of use: they may be replaced. */
  readonly services: () => Services
  /** The node at a place of the canvas, in canvas coordinates; not a group. */
  readonly nodeAt: (point: Point) => string | null
}

export const boardState = (): StoreApi<BoardState> =>
  createStore<BoardState>(() => ({ moving: null, renaming: null, menu: null, active: null }))

export const BoardContext = createContext<Board | null>(null)

export const useBoard = (): Board => {
  const board = useContext(BoardContext)
  if (!board) throw new Error('This belongs inside the canvas.')
  return board
}

export const useBoardState = <T>(select: (state: BoardState) => T): T => useStore(useBoard().state, select)
