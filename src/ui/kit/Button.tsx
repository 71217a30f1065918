import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'

const looks = {
  primary: 'bg-accent text-on-accent hover:bg-accent-hover font-strong',
  plain: 'border border-line bg-raised text-ink hover:bg-hover',
  quiet: 'text-ink hover:bg-hover',
  danger: 'border border-line bg-raised text-error hover:bg-error-wash',
}
export type ButtonLook = keyof typeof looks

type ButtonProps = ComponentProps<'button'> & {
  readonly look?: ButtonLook
  readonly icon?: LucideIcon
  readonly small?: boolean
}

/** A button with words. `primary` once per view; `quiet` in toolbars; `plain` everywhere else. */
export const Button = ({ look = 'plain', icon: Icon, small = false, className, children, ...rest }: ButtonProps) => (
  <button
    type="button"
    className={classNames(
      'inline-flex shrink-0 items-center justify-center gap-1.5 whitespace-nowrap rounded-small transition-colors',
      'disabled:pointer-events-none disabled:opacity-45',
      small ? 'h-6 px-2 text-small' : 'h-7 px-2.5',
      looks[look],
      className,
    )}
    {...rest}
  >
    {Icon ? <Icon size={small ? 14 : 16} strokeWidth={1.5} aria-hidden className="shrink-0" /> : null}
    {children}
  </button>
)
