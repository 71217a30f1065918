import { useStoreApi, type Viewport } from '@xyflow/react'
import { useEffect } from 'react'

/**
 * Tells of each change of the view, once React Flow knows of it. (Its own `useOnViewportChange` has room for one listener: the
 * last to ask is the only one that is told.)
 *
 * @param tell stays the same function from one drawing to the next
 */
export const useViewMoves = (tell: (view: Viewport) => void): void => {
  const store = useStoreApi()
  useEffect(
    () =>
      store.subscribe(({ transform }, before) => {
        if (transform !== before.transform) tell({ x: transform[0], y: transform[1], zoom: transform[2] })
      }),
    [store, tell],
  )
}
