import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Field } from './Field.tsx'

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'onChange' | 'value'> & {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly help?: ReactNode
  readonly error?: string | null | undefined
  readonly aside?: ReactNode
  readonly hideLabel?: boolean
  readonly mono?: boolean
}

/** Several lines of text; it grows with what is in it as far as the browser can. */
export const TextArea = ({
  label,
  value,
  onChange,
  help,
  error,
  aside,
  hideLabel,
  mono = false,
  className,
  rows = 3,
  ...rest
}: TextAreaProps) => (
  <Field label={label} help={help} error={error} aside={aside} {...(hideLabel ? { hideLabel } : {})}>
    {(parts) => (
      <textarea
        {...parts}
        {...rest}
        rows={rows}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(
          'input field-sizing-content max-h-96 min-h-14 resize-y',
          mono && 'font-mono text-small',
          className,
        )}
      />
    )}
  </Field>
)
