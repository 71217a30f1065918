import type { ReactNode } from 'react'
import { useId } from 'react'

type SwitchProps = {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly help?: ReactNode
  readonly disabled?: boolean
}

/** On or off, at once. */
export const Switch = ({ label, checked, onChange, help, disabled = false }: SwitchProps) => {
  const id = useId()
  return (
    <label className="flex cursor-pointer items-start gap-2 has-disabled:cursor-default has-disabled:opacity-50">
      <span className="relative mt-0.5 inline-flex h-4 w-7 shrink-0">
        <input
          type="checkbox"
          role="switch"
          className="peer absolute inset-0 z-10 cursor-[inherit] opacity-0"
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          aria-describedby={help ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className="absolute inset-0 rounded-full border border-line-strong bg-sunken transition-colors peer-checked:border-accent peer-checked:bg-accent peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent" />
        <span className="absolute top-[3px] left-[3px] size-2.5 rounded-full bg-soft transition-transform peer-checked:translate-x-3 peer-checked:bg-on-accent" />
      </span>
      <span className="min-w-0">
        {label}
        {help ? (
          <span id={id} className="block text-small text-faint">
            {help}
          </span>
        ) : null}
      </span>
    </label>
  )
}
