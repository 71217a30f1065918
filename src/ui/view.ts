import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Dialog, DOCKS, type Dock, type ViewPort } from '../commands/command.ts'
import { partsOf } from './parts.ts'

export type Theme = 'light' | 'dark' | 'system'
/** What fills a narrow window: there the columns stand behind one another. */
export type Sheet = 'canvas' | 'left' | 'right' | Dock

/** How the page is arranged. None of it is part of the design, none of it can be undone. */
export type View = {
  readonly dialog: Dialog | null
  readonly left: boolean
  readonly right: boolean
  readonly dock: Dock | null
  readonly theme: Theme
  /** Widths of the columns and height of the dock, in pixels. */
  readonly sizes: { readonly left: number; readonly right: number; readonly dock: number }
  readonly sheet: Sheet
  /** How often the name of the design was asked for: each time its field takes the focus. */
  readonly namings: number
}

export type ViewStore = StoreApi<View> & { readonly port: ViewPort }
type Shelf = Pick<Storage, 'getItem' | 'setItem'>

const KEY = 'dotbox.view'
const DEFAULT: View = {
  dialog: null,
  left: true,
  right: true,
  dock: null,
  theme: 'system',
  sizes: { left: 232, right: 320, dock: 260 },
  sheet: 'canvas',
  namings: 0,
}

/** The smallest and the largest size of a panel, in pixels. */
export const BOUNDS = { left: [180, 420], right: [260, 640], dock: [120, 640] } as const

export const bounded = (panel: keyof typeof BOUNDS, size: number): number => {
  const [least, most] = BOUNDS[panel]
  return Math.round(Math.min(most, Math.max(least, size)))
}

/** The arrangement of last time, as far as it can be read: storage may be refused, and may hold anything. */
export const rememberedView = (shelf: Shelf | null): View => {
  try {
    const saved: unknown = JSON.parse(shelf?.getItem(KEY) ?? 'null')
    if (typeof saved !== 'object' || saved === null) return DEFAULT
    const { left, right, dock, theme, sizes } = saved as Record<string, unknown>
    const size = (panel: keyof typeof BOUNDS): number => {
      const value: unknown = (sizes as Record<string, unknown> | null | undefined)?.[panel]
      return typeof value === 'number' && Number.isFinite(value) ? bounded(panel, value) : DEFAULT.sizes[panel]
    }
    return {
      ...DEFAULT,
      left: typeof left === 'boolean' ? left : DEFAULT.left,
      right: typeof right === 'boolean' ? right : DEFAULT.right,
      dock: DOCKS.find((known) => known === dock) ?? null,
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      sizes: { left: size('left'), right: size('right'), dock: size('dock') },
    }
  } catch {
    return DEFAULT
  }
}

/** @param shelf where the arrangement is remembered; null where the browser refuses storage */
export const createView = (shelf: Shelf | null): ViewStore => {
  const store = createStore<View>(() => rememberedView(shelf))
  store.subscribe(({ left, right, dock, theme, sizes }) => {
    try {
      shelf?.setItem(KEY, JSON.stringify({ left, right, dock, theme, sizes }))
    } catch {
      // A page that cannot remember its panels still works.
    }
  })
  const port: ViewPort = {
    show: (dialog) => store.setState({ dialog }),
    toggleDock: (dock) => store.setState((view) => ({ dock: view.dock === dock ? null : dock, sheet: dock })),
    togglePanel: (panel) => store.setState((view) => ({ [panel]: !view[panel], sheet: panel })),
    setTheme: (theme) => store.setState({ theme }),
    renameDesign: () => store.setState((view) => ({ namings: view.namings + 1 })),
    goTo: partsOf(store),
  }
  return Object.assign(store, { port })
}
