import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { classNames } from './class-names.ts'
import { useHint } from './use-hint.tsx'

type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  /** What it does: its accessible name and its hint. */
  readonly label: string
  /** More than the name, for the hint only: what would be undone. */
  readonly hint?: string | undefined
  /** Its shortcut, as in a command. */
  readonly keys?: string | undefined
  readonly icon: LucideIcon
  /** For a button that stays down. */
  readonly pressed?: boolean
  readonly small?: boolean
}

/** A button with an icon alone: it always says its name on hover and focus. */
export const IconButton = ({
  label,
  hint,
  keys,
  icon: Icon,
  pressed,
  small = false,
  className,
  ...rest
}: IconButtonProps) => {
  const [handlers, hintElement] = useHint(hint ?? label, keys)
  return (
    <>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        className={classNames(
          'inline-flex shrink-0 items-center justify-center rounded-small text-soft transition-colors hover:bg-hover hover:text-ink',
          'aria-pressed:bg-accent-wash aria-pressed:text-accent disabled:opacity-40 disabled:hover:bg-transparent disabled:hover:text-soft',
          small ? 'size-6' : 'size-7',
          className,
        )}
        {...handlers}
        {...rest}
      >
        <Icon size={small ? 14 : 16} strokeWidth={1.5} aria-hidden />
      </button>
      {hintElement}
    </>
  )
}
