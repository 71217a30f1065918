import type { Command, Services } from './command.ts'

/** What of a KeyboardEvent counts. A plain object will do, so that a test can press a key without a page. */
export type Stroke = {
  readonly key: string
  readonly code?: string
  readonly ctrlKey?: boolean
  readonly metaKey?: boolean
  readonly shiftKey?: boolean
  readonly altKey?: boolean
  readonly isComposing?: boolean
  readonly defaultPrevented?: boolean
  readonly target?: unknown
}

/**
 * How a stroke is spelled in `Command.keys`. Shift counts with letters, digits and named keys; a sign such as `?`
 * says by itself that Shift was held. A digit is told by its place on the keyboard: with Shift its sign differs by country.
 */
export const spelled = (stroke: Stroke, mac: boolean): string => {
  const digit = /^Digit(\d)$/.exec(stroke.code ?? '')?.[1]
  // With Alt a Mac types another letter: there the key counts by its place too.
  const letter = stroke.altKey ? /^Key([A-Z])$/.exec(stroke.code ?? '')?.[1]?.toLowerCase() : undefined
  const placed = digit !== undefined && (stroke.shiftKey || stroke.altKey) ? digit : letter
  const key = placed ?? (stroke.key.length === 1 ? stroke.key.toLowerCase() : stroke.key)
  const shifts = key.length > 1 || /[\p{L}\p{N}]/u.test(key)
  const mod = mac ? stroke.metaKey : stroke.ctrlKey
  const other = mac ? stroke.ctrlKey : stroke.metaKey
  return [mod && 'Mod', other && 'Other', stroke.altKey && 'Alt', stroke.shiftKey && shifts && 'Shift', key]
    .filter(Boolean)
    .join('+')
}

type Place = 'text' | 'button' | 'page' | 'canvas'

const TEXT =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], dialog, [role="dialog"], [role="menu"], [role="listbox"]'

const within = (target: unknown, selector: string): boolean =>
  typeof target === 'object' &&
  target !== null &&
  'closest' in target &&
  typeof target.closest === 'function' &&
  target.closest(selector) !== null

/** True where keys are letters of a text, or a dialog's own. */
export const isTyping = (target: unknown): boolean => within(target, TEXT)

/** Where the focus is. The canvas, and whatever wants its keys, carries `data-keys="canvas"`. */
const placeOf = (target: unknown): Place => {
  if (isTyping(target)) return 'text'
  if (within(target, 'button, a, summary, [role="button"], [role="tab"]')) return 'button'
  // Nothing has the focus where the event comes from the body, or from no element at all.
  const nowhere = !within(target, 'body *')
  return nowhere || within(target, '[data-keys="canvas"]') ? 'canvas' : 'page'
}

/**
 * Does a stroke count where the focus is? In a text field and in a dialog only for commands that say so. Keys without
 * Mod belong to the canvas: in a panel the arrows, Enter and single letters are the panel's own.
 */
const counts = (command: Command, keys: string, place: Place): boolean => {
  if (command.anywhere && (keys.includes('Mod+') || FUNCTION_KEY.test(keys) || place !== 'text')) return true
  if (place === 'text') return false
  return place === 'canvas' || keys.startsWith('Mod+') || FUNCTION_KEY.test(keys)
}

/** No letter of any text. */
const FUNCTION_KEY = /(?:^|\+)F\d+$/

/**
 * The command that a stroke asks for here and now, or null.
 * @param over the dialog that lies over the page: where nothing has the focus, the keys are its own
 */
export const commandFor = (
  commands: readonly Command[],
  stroke: Stroke,
  services: Services,
  mac = false,
  over: unknown = null,
): Command | null => {
  if (stroke.defaultPrevented || stroke.isComposing) return null
  const keys = spelled(stroke, mac)
  const place = placeOf(over !== null && !within(stroke.target, 'body *') ? over : stroke.target)
  return (
    commands.find(
      (command) =>
        !command.native &&
        command.keys?.includes(keys) &&
        counts(command, keys, place) &&
        (command.enabled?.(services) ?? true),
    ) ?? null
  )
}

const signs: Readonly<Record<string, readonly [mac: string, other: string]>> = {
  Mod: ['⌘', 'Ctrl'],
  Shift: ['⇧', 'Shift'],
  Alt: ['⌥', 'Alt'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  Delete: ['⌦', 'Del'],
  Backspace: ['⌫', '⌫'],
  Enter: ['↵', 'Enter'],
  Escape: ['Esc', 'Esc'],
}

/** A command's keys as a person reads them: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export const keysAsText = (keys: string, mac: boolean): string => {
  const parts = (keys === '+' ? ['+'] : keys.split('+')).map(
    (part) => signs[part]?.[mac ? 0 : 1] ?? (part.length === 1 ? part.toUpperCase() : part),
  )
  return parts.join(mac ? '' : '+')
}
