import type { ReactNode } from 'react'

/** Where messages, progress and offers without a place of their own stand: above what lies at the bottom of the canvas, in a column. */
export const Notices = ({ children }: { readonly children: ReactNode }) => (
  <div className="pointer-events-none fixed bottom-24 left-1/2 z-40 flex w-full -translate-x-1/2 flex-col items-center gap-2 px-4">
    {children}
  </div>
)
