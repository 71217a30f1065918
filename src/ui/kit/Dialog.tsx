import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from './class-names.ts'
import { IconButton } from './IconButton.tsx'

const widths = {
  small: 'w-[min(28rem,calc(100vw-2rem))]',
  medium: 'w-[min(44rem,calc(100vw-2rem))]',
  large: 'w-[min(72rem,calc(100vw-2rem))]',
}

type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  readonly width?: keyof typeof widths
  /** Fills the height of the window instead of following its content. */
  readonly tall?: boolean
  /** The row of actions at the bottom. */
  readonly actions?: ReactNode
  /** For a dialog whose content is its own heading. */
  readonly hideTitle?: boolean
  readonly children: ReactNode
}

/** A modal dialog: the platform traps the focus, closes on Escape and gives the focus back. */
export const Dialog = ({
  title,
  onClose,
  width = 'medium',
  tall = false,
  actions,
  hideTitle = false,
  children,
}: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const element = dialog.current
    if (element && !element.open) element.showModal()
    // Not the close button, which comes first: Enter must not throw away what was just opened.
    if (!hideTitle) element?.focus()
    return () => element?.close()
  }, [hideTitle])
  useEffect(() => {
    const element = dialog.current
    const beside = (event: MouseEvent) => event.target === element && onClose()
    element?.addEventListener('mousedown', beside)
    return () => element?.removeEventListener('mousedown', beside)
  }, [onClose])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={id}
      tabIndex={-1}
      onClose={onClose}
      className={classNames(
        'rise m-auto outline-none max-h-[calc(100dvh-2rem)] overflow-hidden rounded-large border border-line bg-raised text-ink shadow-float open:flex',
        widths[width],
        tall && 'h-[calc(100dvh-4rem)]',
        hideTitle && 'mt-[12vh]',
      )}
    >
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        <header
          className={
            hideTitle
              ? 'sr-only'
              : 'flex shrink-0 items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-4'
          }
        >
          <h2 id={id} className="text-large font-strong">
            {title}
          </h2>
          {hideTitle ? null : <IconButton icon={X} label="Close" keys="Escape" onClick={onClose} />}
        </header>
        <div className="min-h-0 flex-1 scrolls">{children}</div>
        {actions ? (
          <footer className="flex shrink-0 flex-wrap items-center justify-end gap-2 border-t border-line px-4 py-2.5">
            {actions}
          </footer>
        ) : null}
      </div>
    </dialog>
  )
}
