import { type ReactNode, useId } from 'react'

/** What an input needs to belong to its field. Spread it on the input. */
export type FieldParts = { readonly id: string; readonly 'aria-describedby'?: string; readonly 'aria-invalid'?: true }

type FieldProps = {
  readonly label: string
  /** What to write here, in a line below. */
  readonly help?: ReactNode
  /** What is wrong with what stands here, and what to do. Takes the place of the help. */
  readonly error?: string | null | undefined
  /** Small things right of the label: a level, a reset. */
  readonly aside?: ReactNode
  /** For a field whose label the eye does not need. */
  readonly hideLabel?: boolean
  readonly children: (parts: FieldParts) => ReactNode
}

/** Label above, input, help below, error in place. */
export const Field = ({ label, help, error, aside, hideLabel = false, children }: FieldProps) => {
  const id = useId()
  const below = error ?? help
  const parts: FieldParts = {
    id,
    ...(below ? { 'aria-describedby': `${id}-below` } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  }
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className={hideLabel ? 'sr-only' : 'flex min-h-4.5 items-center justify-between gap-2'}>
        <label htmlFor={id} className="text-small font-strong text-soft">
          {label}
        </label>
        {aside}
      </div>
      {children(parts)}
      {below ? (
        <p id={`${id}-below`} className={error ? 'text-small text-error' : 'text-small text-faint'}>
          {error ? <span className="sr-only">Error: </span> : null}
          {below}
        </p>
      ) : null}
    </div>
  )
}
