import { type FocusEvent, type PointerEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { Keys } from './Keys.tsx'

/** How long the pointer rests before the hint comes, in milliseconds. */
const DELAY = 350

type Place = { readonly x: number; readonly y: number; readonly above: boolean; readonly host: Element }

type HintHandlers = {
  readonly onPointerEnter: (event: PointerEvent<HTMLElement>) => void
  readonly onPointerLeave: () => void
  readonly onPointerDown: () => void
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: () => void
}

/**
 * A hint at what is hovered or focused by key: spread the handlers on it and draw the element beside it. Escape puts
 * it away. It repeats the name that the thing already has, so assistive tools are not told twice.
 */
export const useHint = (label: string, keys?: string): readonly [HintHandlers, ReactNode] => {
  const timer = useRef<number>(undefined)
  const [place, setPlace] = useState<Place | null>(null)

  const hide = useCallback(() => {
    window.clearTimeout(timer.current)
    setPlace(null)
  }, [])
  const show = (anchor: HTMLElement, delay: number) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => setPlace(placeAt(anchor)), delay)
  }
  useEffect(() => {
    if (!place) return
    const close = (event: KeyboardEvent) => event.key === 'Escape' && hide()
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [place, hide])
  useEffect(() => () => window.clearTimeout(timer.current), [])

  const handlers: HintHandlers = {
    onPointerEnter: (event) => event.pointerType === 'mouse' && show(event.currentTarget, DELAY),
    onPointerLeave: hide,
    onPointerDown: hide,
    onFocus: (event) => event.currentTarget.matches(':focus-visible') && show(event.currentTarget, 0),
    onBlur: hide,
  }
  const element = place
    ? createPortal(
        <span
          aria-hidden
          className="rise pointer-events-none fixed z-50 flex max-w-72 items-center gap-2 rounded-small bg-ink px-2 py-1 text-small text-paper"
          style={{ left: place.x, top: place.y, transform: `translate(-50%, ${place.above ? '-100%' : '0'})` }}
        >
          {label}
          {keys ? <Keys keys={keys} /> : null}
        </span>,
        place.host,
      )
    : null
  return [handlers, element]
}

const placeAt = (anchor: HTMLElement): Place => {
  const box = anchor.getBoundingClientRect()
  const above = box.bottom + 40 > window.innerHeight
  const x = Math.min(Math.max(box.left + box.width / 2, 70), window.innerWidth - 70)
  // What lies in a modal dialog covers the rest of the page, so the hint has to lie in it too.
  return { x, y: above ? box.top - 6 : box.bottom + 6, above, host: anchor.closest('dialog') ?? document.body }
}
