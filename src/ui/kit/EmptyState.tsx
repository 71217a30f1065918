import type { ReactNode } from 'react'

/** What stands where there is nothing yet: what would be here, and how to get it. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="flex flex-col items-start gap-1 px-3 py-2 text-soft">
    <p className="font-strong text-ink">{title}</p>
    {children}
  </div>
)
