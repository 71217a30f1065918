import { useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { FAR } from './far.ts'
import { useViewMoves } from './use-view-moves.ts'

/** From one dot to the next, and how wide a dot is, in pixels of the canvas. The layer is larger than the view by the largest step. */
const GAP = 24
const SIZE = 1.6

/**
 * The dots of the paper: one background, one step larger than the view, which a pan only moves. React Flow's own is drawn anew
 * with each step. It is no layer of its own for the browser: all that lies above would have to be layers too, card by card.
 * From far away there are none: they would be a grey haze.
 */
export const Dots = () => {
  const paper = useRef<HTMLDivElement>(null)
  const flow = useReactFlow()
  const drawn = useRef(0)
  const follow = useCallback(({ x, y, zoom }: Viewport) => {
    const element = paper.current
    if (!element) return
    const step = GAP * zoom
    if (zoom !== drawn.current) {
      drawn.current = zoom
      element.hidden = zoom < FAR
      element.style.backgroundSize = `${step}px ${step}px`
      // Smaller than this a dot is no more than a shade.
      element.style.setProperty('--dot', `${Math.max(0.8, (SIZE * zoom) / 2)}px`)
    }
    // It begins one step before the view, so that it covers the view however far it is moved. Whole pixels stay sharp.
    const from = (way: number) => Math.round((((way % step) + step) % step) - step)
    element.style.translate = `${from(x)}px ${from(y)}px`
  }, [])
  useViewMoves(follow)
  useEffect(() => follow(flow.getViewport()), [follow, flow])
  return <div ref={paper} className="dots" aria-hidden="true" hidden />
}
