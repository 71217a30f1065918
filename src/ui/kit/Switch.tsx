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
      <span className="choice group mt-0.5 h-4 w-7 shrink-0 rounded-full border border-line-strong bg-sunken transition-colors has-checked:border-accent has-checked:bg-accent has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
        <span className="ml-0.5 size-2.5 justify-self-start rounded-full bg-soft transition-[margin] group-has-checked:ml-3.5 group-has-checked:bg-on-accent" />
        <input
          type="checkbox"
          role="switch"
          checked={checked}
          aria-checked={checked}
          disabled={disabled}
          aria-describedby={help ? id : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
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
