import { lazy, Suspense, useEffect, useState } from 'react'
import { useServices } from '../page.tsx'

const Inspector = lazy(() => import('../inspector/Inspector.tsx').then(({ Inspector }) => ({ default: Inspector })))

/** The inspector, loaded once the canvas has been drawn: it brings the targets with it. */
export const InspectorPanel = () => {
  const services = useServices()
  const [asked, setAsked] = useState(wasAsked)
  useEffect(() => {
    if (asked) return
    // The canvas measures itself in the first frame and is drawn in the second; what comes after a frame is painted waits for it.
    const waits = { frame: 0, timer: 0 as ReturnType<typeof setTimeout> | 0 }
    const frames = (left: number) => {
      waits.frame = requestAnimationFrame(() => {
        if (left > 0) return frames(left - 1)
        waits.timer = setTimeout(() => {
          wasAsked = true
          setAsked(true)
        })
      })
    }
    frames(2)
    return () => {
      cancelAnimationFrame(waits.frame)
      clearTimeout(waits.timer)
    }
  }, [asked])
  if (!asked) return null
  return (
    <Suspense fallback={null}>
      <Inspector session={services.session} services={services} />
    </Suspense>
  )
}

let wasAsked = false
