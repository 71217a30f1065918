import { lazy, Suspense, useEffect } from 'react'
import { useBoardState } from './board.ts'
import { Guides } from './Guides.tsx'

const parts = {
  FindBar: () => import('./FindBar.tsx'),
  AddSearch: () => import('./AddSearch.tsx'),
  Dimming: () => import('./Dimming.tsx'),
  EdgeEnds: () => import('./EdgeEnds.tsx'),
}
const FindBar = lazy(parts.FindBar)
const AddSearch = lazy(parts.AddSearch)
const Dimming = lazy(parts.Dimming)

/** The ends of a selected line, which are dragged. */
export const EdgeEnds = lazy(parts.EdgeEnds)

/** From when on these are fetched, in milliseconds: what is typed after Ctrl+F must not go to the canvas for want of a field. */
const SOON = 1500

/** What floats over the canvas while it is asked for. Each part looks at its own slice of what the canvas knows. */
export const Over = () => {
  const finding = useBoardState((state) => state.find !== null)
  const dim = useBoardState((state) => state.dim)
  const adding = useBoardState((state) => state.adding)
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const fetch of Object.values(parts)) void fetch()
    }, SOON)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Guides />
      <Suspense fallback={null}>
        {dim ? <Dimming /> : null}
        {finding ? <FindBar /> : null}
        {adding ? <AddSearch key={`${adding.spot.screen.x} ${adding.spot.screen.y}`} /> : null}
      </Suspense>
    </>
  )
}
