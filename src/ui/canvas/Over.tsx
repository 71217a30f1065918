import { lazy, useEffect } from 'react'
import { part, usePart } from '../kit/part.ts'
import { useBoardState } from './board.ts'
import { Guides } from './Guides.tsx'

const findBar = part(async () => (await import('./FindBar.tsx')).FindBar)
const addSearch = part(async () => (await import('./AddSearch.tsx')).AddSearch)
const dimming = part(async () => (await import('./Dimming.tsx')).Dimming)

/** The ends of a selected line, which are dragged. */
export const EdgeEnds = lazy(async () => ({ default: (await import('./EdgeEnds.tsx')).EdgeEnds }))

/** From when on these are fetched, in milliseconds. */
const SOON = 800

/** What floats over the canvas while it is asked for. Each part looks at its own slice of what the canvas knows. */
export const Over = () => {
  const adding = useBoardState((state) => state.adding)
  const FindBar = usePart(
    findBar,
    useBoardState((state) => state.find !== null),
  )
  const Dimming = usePart(
    dimming,
    useBoardState((state) => state.dim),
  )
  const AddSearch = usePart(addSearch, adding !== null)
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const one of [findBar, addSearch, dimming]) void one.fetch()
    }, SOON)
    return () => clearTimeout(timer)
  }, [])
  return (
    <>
      <Guides />
      {Dimming ? <Dimming /> : null}
      {FindBar ? <FindBar /> : null}
      {AddSearch && adding ? <AddSearch key={`${adding.spot.screen.x} ${adding.spot.screen.y}`} /> : null}
    </>
  )
}
