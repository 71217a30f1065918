import type { ReactNode } from 'react'
import { useView } from '../page.tsx'
import { useNarrow } from '../use-narrow.ts'

/**
 * Where messages, progress and offers without a place of their own stand, in a column: on the canvas, above the bar at
 * its bottom, and beside the small map where there is room for both.
 */
export const Notices = ({ children }: { readonly children: ReactNode }) => {
  const narrow = useNarrow()
  const { left, right, sizes } = useView((view) => view)
  const beside = narrow ? { left: 0, right: 0 } : { left: left ? sizes.left : 0, right: right ? sizes.right : 0 }
  return (
    <div className="@container pointer-events-none fixed bottom-24 z-40 narrow:bottom-28" style={beside}>
      <div className="flex flex-col items-center gap-2 px-4 @2xl:pr-52 @4xl:pl-52">{children}</div>
    </div>
  )
}
