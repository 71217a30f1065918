import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field } from './Field.tsx'

export type Option<V extends string> = { readonly value: V; readonly label: string; readonly group?: string }

type SelectProps<V extends string> = {
  readonly label: string
  readonly value: V
  readonly options: readonly Option<V>[]
  readonly onChange: (value: V) => void
  readonly help?: ReactNode
  readonly error?: string | null | undefined
  readonly aside?: ReactNode
  readonly hideLabel?: boolean
  readonly disabled?: boolean
  readonly mono?: boolean
}

/** A choice of one out of several, as the platform draws it. A value that is no option is shown as it is. */
export const Select = <V extends string>({
  label,
  value,
  options,
  onChange,
  help,
  error,
  aside,
  hideLabel,
  disabled,
  mono,
}: SelectProps<V>) => {
  const known = options.some((option) => option.value === value)
  const groups = [...new Set(options.map((option) => option.group))]
  return (
    <Field label={label} help={help} error={error} aside={aside} {...(hideLabel ? { hideLabel } : {})}>
      {(parts) => (
        <select
          {...parts}
          className={classNames('input', mono && 'font-mono text-small')}
          disabled={disabled}
          value={value}
          onChange={(event) => onChange(event.target.value as V)}
        >
          {known ? null : <option value={value}>{value}</option>}
          {groups.map((group) => {
            const items = options
              .filter((option) => option.group === group)
              .map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))
            return group === undefined ? (
              items
            ) : (
              <optgroup key={group} label={group}>
                {items}
              </optgroup>
            )
          })}
        </select>
      )}
    </Field>
  )
}
