import { useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { FAR } from './near.ts'
import { useViewMoves } from './use-view-moves.ts'

/** From one dot to the next, and how wide a dot is, in pixels of the canvas. The layer is larger than the view by the largest step. */
const GAP = 24
const SIZE = 1.6

/**
 * The dots of the paper. A layer of its own, one step larger than the view, which a pan only moves: React Flow's own background
 * is drawn anew with each step. From far away there are none: they would be a grey haze.
 */
export const Dots = () => {
  const layer = useRef<HTMLDivElement>(null)
  const pattern = useRef<SVGPatternElement>(null)
  const flow = useReactFlow()
  const drawn = useRef(0)
  const follow = useCallback(({ x, y, zoom }: Viewport) => {
    const element = layer.current
    if (!element || !pattern.current) return
    const step = GAP * zoom
    if (zoom !== drawn.current) {
      drawn.current = zoom
      element.hidden = zoom < FAR
      // Smaller than this a dot is no more than a shade.
      const dot = Math.max(0.8, (SIZE * zoom) / 2)
      pattern.current.setAttribute('width', `${step}`)
      pattern.current.setAttribute('height', `${step}`)
      for (const name of ['cx', 'cy', 'r']) pattern.current.firstElementChild?.setAttribute(name, `${dot}`)
    }
    // The layer begins one step before the view, so that it covers the view however far it is moved. Whole pixels stay sharp.
    const from = (way: number) => Math.round((((way % step) + step) % step) - step)
    element.style.translate = `${from(x)}px ${from(y)}px`
  }, [])
  useViewMoves(follow)
  useEffect(() => follow(flow.getViewport()), [follow, flow])
  return (
    <div ref={layer} className="dots" aria-hidden="true" hidden>
      <svg aria-hidden="true">
        <pattern ref={pattern} id="dots" patternUnits="userSpaceOnUse">
          <circle />
        </pattern>
        <rect width="100%" height="100%" fill="url(#dots)" />
      </svg>
    </div>
  )
}
