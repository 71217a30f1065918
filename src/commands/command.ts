import type { FileSet } from '../files/file-set.ts'
import type { SessionStore } from '../store/session.ts'

/** What the canvas can be asked to do; it registers itself when it is on the page. */
export type CanvasPort = {
  readonly fit: () => void
  readonly fitSelection: () => void
  readonly zoomBy: (factor: number) => void
  readonly zoomTo: (zoom: number) => void
  /** The middle of what is in view, in canvas coordinates: where a new node goes. */
  readonly center: () => { x: number; y: number }
  /** Puts the keyboard focus on a node. */
  readonly focus: (id: string) => void
  /** Begins renaming in place. */
  readonly rename: (id: string) => void
}

/** The page's panels and dialogs, for commands that open one. */
export const DOCKS = ['files', 'problems', 'permissions'] as const
export type Dock = (typeof DOCKS)[number]
export type Dialog = 'export' | 'open' | 'templates' | 'palette' | 'shortcuts' | 'connect' | 'drafts'
export type ViewPort = {
  readonly show: (dialog: Dialog | null) => void
  readonly toggleDock: (dock: Dock) => void
  readonly togglePanel: (panel: 'left' | 'right') => void
  readonly setTheme: (theme: 'light' | 'dark' | 'system') => void
}

/** The outside world: the only way from a command to files. Wired in `main.tsx`. */
export type IoPort = {
  readonly saveZip: (name: string, files: FileSet) => Promise<void>
  readonly saveText: (name: string, text: string) => void
  /** An id for a new draft. */
  readonly newDraftId: () => string
}

/** What a command works with. */
export type Services = {
  readonly session: SessionStore
  readonly canvas: CanvasPort
  readonly view: ViewPort
  readonly io: IoPort
}

export type Menu = 'toolbar' | 'canvas' | 'node' | 'edge'

/**
 * Something a person can do. One object feeds the palette, the menus, the toolbar, the shortcuts and their sheet.
 * `keys`: as `KeyboardEvent.key` names joined by +, `Mod` for Cmd on a Mac and Ctrl elsewhere: `Mod+Shift+z`.
 */
export type Command = {
  readonly id: string
  readonly title: string
  readonly keys?: readonly string[]
  readonly menus?: readonly Menu[]
  /** Where the shortcut sheet and the palette list it. */
  readonly group: 'Design' | 'Edit' | 'Add' | 'View' | 'Select'
  /** True where its keys also count while a text field or a dialog has the focus: what opens the palette, say. */
  readonly anywhere?: boolean
  readonly enabled?: (services: Services) => boolean
  readonly run: (services: Services) => void | Promise<void>
}
