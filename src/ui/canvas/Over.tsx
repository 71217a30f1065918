import { lazy, Suspense } from 'react'
import { useBoardState } from './board.ts'
import { Dimming } from './Dimming.tsx'
import { Guides } from './Guides.tsx'

const FindBar = lazy(() => import('./FindBar.tsx'))
const AddSearch = lazy(() => import('./AddSearch.tsx'))

/** What floats over the canvas while it is asked for. Each part looks at its own slice of what the canvas knows. */
export const Over = () => {
  const finding = useBoardState((state) => state.find !== null)
  const adding = useBoardState((state) => state.adding)
  return (
    <>
      <Guides />
      <Dimming />
      <Suspense fallback={null}>
        {finding ? <FindBar /> : null}
        {adding ? <AddSearch key={`${adding.spot.screen.x} ${adding.spot.screen.y}`} /> : null}
      </Suspense>
    </>
  )
}
