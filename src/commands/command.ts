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
  /** Brings something into view, and leaves the keyboard focus where it is. */
  readonly reveal: (id: string) => void
  /** Opens the field to find something on the canvas; goes from one that was found to the next. */
  readonly find: () => void
  readonly findStep: (by: 1 | -1) => void
  /** Dims what is not connected to the selection, or no longer; answers whether it does now. */
  readonly toggleDim: () => boolean
  /** Opens the search for what to add, in the middle of the view. */
  readonly searchToAdd: () => void
}

/** The page's panels and dialogs, for commands that open one. */
export const DOCKS = ['files', 'problems', 'permissions'] as const
export type Dock = (typeof DOCKS)[number]
export type Dialog = 'export' | 'open' | 'templates' | 'palette' | 'shortcuts' | 'connect' | 'drafts'
/** What the page is made of. */
export type Part = 'top' | 'left' | 'canvas' | 'dock' | 'right'
export type ViewPort = {
  readonly show: (dialog: Dialog | null) => void
  readonly toggleDock: (dock: Dock) => void
  readonly togglePanel: (panel: 'left' | 'right') => void
  readonly setTheme: (theme: 'light' | 'dark' | 'system') => void
  /** Puts the focus into the field with the design's name. */
  readonly renameDesign: () => void
  /** Puts the focus into a part of the page: that one, opened where it is closed, or the next (1) or the one before (-1). */
  readonly goTo: (to: Part | 1 | -1) => void
}

/** The outside world: the only way from a command to files. Wired in `main.tsx`. */
export type IoPort = {
  readonly saveZip: (name: string, files: FileSet) => Promise<void>
  readonly saveText: (name: string, text: string) => void
  /** The system's clipboard, where no event of the browser brings it. Refused with a message for the person. */
  readonly writeClipboard: (text: string) => Promise<void>
  readonly readClipboard: () => Promise<string>
  /** An id for a new draft. */
  readonly newDraftId: () => string
}

/** The shortcuts as they are now. */
export type KeysPort = { readonly of: (command: Command) => readonly string[] }

/** What a command works with. */
export type Services = {
  readonly keys: KeysPort
  readonly session: SessionStore
  readonly canvas: CanvasPort
  readonly view: ViewPort
  readonly io: IoPort
}

/** In the order of the shortcut sheet. */
export const GROUPS = ['Design', 'Edit', 'Add', 'Arrange', 'Select', 'View'] as const
export type Group = (typeof GROUPS)[number]

export type Menu = 'toolbar' | 'canvas' | 'node' | 'edge'

/**
 * Something a person can do. One object feeds the palette, the menus, the toolbar, the shortcuts and their sheet.
 * `keys`: as `KeyboardEvent.key` names joined by +, `Mod` for Cmd on a Mac and Ctrl elsewhere: `Mod+Shift+z`.
 */
export type Command = {
  readonly id: string
  readonly title: string
  /** The title with what it would do now: “Undo: Move writer”. */
  readonly titleNow?: (services: Services) => string
  readonly keys?: readonly string[]
  readonly menus?: readonly Menu[]
  /** Where the shortcut sheet and the palette list it. */
  readonly group: Group
  /** True where its keys also count while a text field or a dialog has the focus: what opens the palette, say. */
  readonly anywhere?: boolean
  /** True where the browser tells of its keys by an event of its own (copy, cut, paste): the keymap leaves them alone. */
  readonly native?: boolean
  readonly enabled?: (services: Services) => boolean
  readonly run: (services: Services) => void | Promise<void>
}
