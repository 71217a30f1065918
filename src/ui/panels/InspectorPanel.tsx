import { lazy, Suspense } from 'react'
import { useAfterPicture } from '../kit/use-after-picture.ts'
import { useServices } from '../page.tsx'

const Inspector = lazy(() => import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })))

/** The inspector, loaded once the canvas has been drawn: it brings the targets with it. */
export const InspectorPanel = () => {
  const services = useServices()
  if (!useAfterPicture()) return null
  return (
    <Suspense fallback={null}>
      <Inspector session={services.session} services={services} />
    </Suspense>
  )
}
