import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field } from './Field.tsx'

type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'type'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: ReactNode
  readonly error?: string | null | undefined
  readonly aside?: ReactNode
  readonly hideLabel?: boolean
  /** For names, paths and other words of files. */
  readonly mono?: boolean
}

/** One line of text. */
export const TextField = ({
  label,
  value,
  onChange,
  help,
  error,
  aside,
  hideLabel,
  mono = false,
  className,
  ...rest
}: TextFieldProps) => (
  <Field label={label} help={help} error={error} aside={aside} {...(hideLabel ? { hideLabel } : {})}>
    {(parts) => (
      <input
        {...parts}
        {...rest}
        type="text"
        autoComplete="off"
        spellCheck={!mono}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames('input', mono && 'font-mono text-small', className)}
      />
    )}
  </Field>
)
