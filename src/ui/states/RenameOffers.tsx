import { lazy, Suspense, useEffect } from 'react'
import { useStore } from 'zustand'
import { usePage } from '../page.tsx'

const RenameOffer = lazy(() => import('./RenameOffer.tsx').then(({ RenameOffer }) => ({ default: RenameOffer })))

/** After a rename in an opened repository: the offer to let what says the old name follow, one at a time. */
export const RenameOffers = () => {
  const { renames } = usePage()
  useEffect(() => renames.follow(), [renames])
  const [first] = useStore(renames, (state) => state.value) ?? []
  return first ? (
    <Suspense fallback={null}>
      <RenameOffer key={`${first.agent} ${first.from} ${first.to}`} renaming={first} />
    </Suspense>
  ) : null
}
