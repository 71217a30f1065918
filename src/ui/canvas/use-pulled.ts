import { type RefObject, useLayoutEffect } from 'react'
import { STILL, useBoard } from './board.ts'
import type { Route } from './route.ts'
import { tipAt } from './tip.ts'

export type Point = { readonly x: number; readonly y: number }

/**
 * While a drag pulls at one end of a line, draws it anew at each step without React going through it. What is said of the
 * line goes along as it is: to write it anew costs more than all the rest. Whenever React Flow was just told of the drag,
 * and when it ends, the line is as React knows it.
 *
 * @param way the line as React drew it
 * @param wayPulled the line with its end pulled so far
 */
export const usePulled = (
  drawn: RefObject<SVGGElement | null>,
  isPulled: boolean,
  way: Route,
  wayPulled: (by: Point) => Route,
) => {
  const { state } = useBoard()
  useLayoutEffect(() => {
    const line = drawn.current
    if (!isPulled || !line) return
    const draw = (by: Point) => {
      const now = by === STILL ? way : wayPulled(by)
      for (const part of line.children) {
        if (part instanceof SVGPathElement) part.setAttribute('d', now.path)
        else if (part.classList.contains('tip'))
          part.setAttribute('points', tipAt(now, part.classList.contains('open')))
        else if (part instanceof SVGGElement) part.style.translate = now === way ? '' : between(way.label, now.label)
      }
    }
    draw(state.getState().carried)
    return state.subscribe(({ carried }, before) => {
      if (carried !== before.carried) draw(carried)
    })
  }, [drawn, isPulled, way, wayPulled, state])
}

const between = (from: Point, to: Point) => `${to.x - from.x}px ${to.y - from.y}px`
