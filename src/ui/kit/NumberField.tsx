import { type ReactNode, useState } from 'react'
import { Field } from './Field.tsx'

type NumberFieldProps = {
  readonly label: string
  /** Null where nothing is set. */
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly help?: ReactNode
  readonly hideLabel?: boolean
}

/** A number or nothing. What does not fit is said in place and never reaches the design. */
export const NumberField = ({
  label,
  value,
  onChange,
  min,
  max,
  step = 1,
  placeholder,
  disabled,
  help,
  hideLabel,
}: NumberFieldProps) => {
  const [wrong, setWrong] = useState<{ text: string; why: string } | null>(null)
  const read = (text: string) => {
    const number = Number(text)
    const why =
      text.trim() === ''
        ? null
        : !Number.isFinite(number)
          ? 'This is not a number.'
          : step === 1 && !Number.isInteger(number)
            ? 'Use a whole number.'
            : min !== undefined && number < min
              ? `The least is ${min}.`
              : max !== undefined && number > max
                ? `The most is ${max}.`
                : null
    setWrong(why === null ? null : { text, why })
    if (why === null) onChange(text.trim() === '' ? null : number)
  }
  return (
    <Field label={label} help={help} error={wrong?.why} {...(hideLabel ? { hideLabel } : {})}>
      {(parts) => (
        <input
          {...parts}
          type="text"
          inputMode={step === 1 ? 'numeric' : 'decimal'}
          className="input w-24"
          disabled={disabled}
          placeholder={placeholder}
          value={wrong?.text ?? (value === null ? '' : String(value))}
          onChange={(event) => read(event.target.value)}
          onBlur={() => setWrong(null)}
        />
      )}
    </Field>
  )
}
