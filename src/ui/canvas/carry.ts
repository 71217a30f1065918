import type { StoreApi } from 'zustand/vanilla'
import { type BoardState, STILL } from './board.ts'

/**
 * Moves what is dragged from one telling of React Flow to the next: each card and line that goes along carries the class
 * `carried`. Nothing is drawn anew for it but the lines that lead from there to what stays.
 */
export const carry = (root: HTMLElement, state: StoreApi<BoardState>): (() => void) => {
  const along = root.getElementsByClassName('carried') as HTMLCollectionOf<HTMLElement | SVGElement>
  let moved: (HTMLElement | SVGElement)[] = []
  return state.subscribe(({ carried }, before) => {
    if (carried === before.carried) return
    for (const one of moved) one.style.removeProperty('translate')
    moved = carried === STILL ? [] : [...along]
    for (const one of moved) one.style.setProperty('translate', `${carried.x}px ${carried.y}px`)
  })
}

/** How a drag pulls on a line: it goes along, or the end that it has at this card does; null where all of it stays. */
export const pullOn = ({ moving }: BoardState, from: string, to: string): 'along' | 'from' | 'to' | null => {
  if (!moving) return null
  const [first, second] = [moving.ids.has(from), moving.ids.has(to)]
  if (first && second) return 'along'
  return first ? 'from' : second ? 'to' : null
}
