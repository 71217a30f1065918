import { useSession } from '../page.tsx'

/** Says what the last action did to people who do not see it. */
export const LiveRegion = () => {
  const said = useSession((session) => session.announcement)
  return (
    <div role="status" aria-live="polite" className="sr-only">
      {said}
    </div>
  )
}
