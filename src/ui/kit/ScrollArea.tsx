import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

/** What is scrolled and holds nothing to focus has to be reached by key itself (WCAG 2.1.1). */
const reachable = { tabIndex: 0 }

/** A part that scrolls, with a name. */
export const ScrollArea = ({
  label,
  className,
  children,
}: {
  label: string
  className?: string
  children: ReactNode
}) => (
  <section
    {...reachable}
    aria-label={label}
    className={classNames('scrolls focus-visible:outline-offset-[-2px]', className)}
  >
    {children}
  </section>
)
