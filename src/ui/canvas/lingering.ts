import { useCallback, useEffect, useRef, useState } from 'react'
import { useViewMoves } from './use-view-moves.ts'

/** How long the view has to rest before cards that are too small to read leave the page, in milliseconds. */
const REST = 250

/**
 * Whether cards are on the page. They stay, unseen, for as long as the view is still on its way: who zooms out often comes back
 * at once, and in the middle of a zoom is the worst time to take hundreds of them away and bring them again.
 *
 * @param tiny whether they are too small to read, so that one drawing stands for them
 */
export const useLingering = (tiny: boolean): boolean => {
  const [gone, setGone] = useState(tiny)
  const now = useRef(tiny)
  now.current = tiny
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wait = useCallback(() => {
    clearTimeout(timer.current)
    if (now.current) timer.current = setTimeout(() => setGone(true), REST)
  }, [])
  useViewMoves(wait)
  useEffect(() => {
    if (!tiny) setGone(false)
    wait()
    return () => clearTimeout(timer.current)
  }, [tiny, wait])
  return !tiny || !gone
}
