import { lazy, Suspense } from 'react'
import { useServices } from '../page.tsx'

const Inspector = lazy(() => import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })))

/** The inspector, loaded once the canvas is there: it brings the targets with it. */
export const InspectorPanel = () => {
  const services = useServices()
  return (
    <Suspense fallback={null}>
      <Inspector session={services.session} services={services} />
    </Suspense>
  )
}
