import type { Part } from '../commands/command.ts'
import type { View } from './view.ts'

/** The order in which F6 goes through the parts of the page: as they are read. Each carries `data-part`. */
const ORDER: readonly Part[] = ['top', 'left', 'canvas', 'dock', 'right']

const ANY = 'input, textarea, select, button, a[href], [tabindex="0"]'
/** What a part is entered by, best first: what is chosen in it, the first field of a form, then whatever takes the focus. */
const ENTRANCES: Readonly<Record<Part, readonly string[]>> = {
  top: [ANY],
  left: ['[role="treeitem"][tabindex="0"]', ANY],
  canvas: ['.react-flow__node.selected', '.react-flow__node', ANY],
  dock: ['[role="tab"][tabindex="0"]', ANY],
  right: ['input, textarea, select', ANY],
}

type Arrangement = { readonly getState: () => View; readonly setState: (change: Partial<View>) => void }

/** How many frames a panel has to come onto the page: its code may have to be loaded first. */
const FRAMES = 120

/**
 * Puts the focus into a part of the page: into that one, opened where it is closed, or into the one after (1) or before (-1)
 * the one that has it. Back in a part, the focus is where it was left.
 */
export const partsOf = (view: Arrangement): ((to: Part | 1 | -1) => void) => {
  const left = new Map<Part, Element>()
  const remember = () => {
    const at = partOf(document.activeElement)
    if (at && document.activeElement) left.set(at, document.activeElement)
    return at
  }
  const enter = (part: Part, frames: number): void => {
    const target = entranceOf(part, left.get(part))
    if (target) target.focus({ preventScroll: part === 'canvas' })
    else if (frames > 0) requestAnimationFrame(() => enter(part, frames - 1))
  }
  return (to) => {
    const at = remember()
    if (typeof to !== 'string') {
      const there = ORDER.filter((part) => entranceOf(part, left.get(part)) !== null)
      const from = at ? there.indexOf(at) : to > 0 ? -1 : there.length
      const next = there[(from + to + there.length) % there.length]
      if (next) enter(next, 0)
      return
    }
    if (to === 'left' || to === 'right') view.setState({ [to]: true, sheet: to })
    if (to === 'canvas') view.setState({ sheet: to })
    if (to === 'right') left.delete('right')
    enter(to, FRAMES)
  }
}

const partOf = (element: Element | null): Part | null =>
  (element?.closest('[data-part]')?.getAttribute('data-part') as Part | null | undefined) ?? null

/** A card, a field; a line is a part of a picture, and takes the focus too. */
type Focusable = HTMLElement | SVGElement

const entranceOf = (part: Part, before: Element | undefined): Focusable | null => {
  const room = document.querySelector(`[data-part="${part}"]`)
  if (!room || room.closest('[inert]')) return null
  if (isFocusable(before) && room.contains(before) && canTake(before)) return before
  for (const entrance of ENTRANCES[part]) {
    const found = [...room.querySelectorAll<HTMLElement>(entrance)].find(canTake)
    if (found) return found
  }
  return null
}

const isFocusable = (element: Element | undefined): element is Focusable =>
  element instanceof HTMLElement || element instanceof SVGElement

const canTake = (element: Focusable): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility()
