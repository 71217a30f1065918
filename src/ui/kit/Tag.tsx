import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

const tones = {
  plain: 'bg-sunken text-soft',
  accent: 'bg-accent-wash text-accent',
  good: 'bg-enforced-wash text-enforced',
  info: 'bg-info-wash text-info',
  warning: 'bg-warning-wash text-warning',
  error: 'bg-error-wash text-error',
}
export type Tone = keyof typeof tones

/** A word about a thing. */
export const Tag = ({
  tone = 'plain',
  icon: Icon,
  children,
}: {
  tone?: Tone
  icon?: LucideIcon
  children: ReactNode
}) => (
  <span
    className={classNames(
      'inline-flex shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-1.5 text-tiny font-strong',
      tones[tone],
    )}
  >
    {Icon ? <Icon size={12} strokeWidth={1.75} aria-hidden /> : null}
    {children}
  </span>
)
