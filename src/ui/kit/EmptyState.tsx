import type { ReactNode } from 'react'

/** What stands where there is nothing yet: what would be here, and how to get it. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }) => (
  <div className="flex h-full flex-col items-start justify-center gap-2 p-4 text-soft">
    <p className="font-strong text-ink">{title}</p>
    {children}
  </div>
)
