import { type ReactNode, useId } from 'react'
import { agentColor } from '../canvas/agent-color.ts'
import { classNames } from '../kit/class-names.ts'
import { Field } from '../kit/Field.tsx'
import { CheckedField } from './Checked.tsx'

/** The colours that tools know by name. */
const COLORS = ['red', 'orange', 'yellow', 'green', 'cyan', 'blue', 'purple', 'pink'] as const

type ColorFieldProps = {
  readonly label?: string
  readonly value: string | null
  /** `typed`: it was typed, letter by letter. */
  readonly onChange: (color: string | null, typed: boolean) => void
  /** Several agents with different colours are edited at once. */
  readonly mixed?: boolean
  readonly help?: ReactNode
  readonly aside?: ReactNode
}

/** One of the known colours, any other by its code, or none. */
export const ColorField = ({ label = 'Colour', value, onChange, mixed = false, help, aside }: ColorFieldProps) => {
  const group = useId()
  const own = value !== null && !(COLORS as readonly string[]).includes(value)
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label} aside={aside} help={help}>
        {({ id, ...described }) => (
          <div id={id} role="radiogroup" aria-label={label} {...described} className="flex flex-wrap gap-1">
            {[null, ...COLORS].map((color) => (
              <label
                key={color ?? 'none'}
                title={color ?? 'No colour'}
                className={classNames(
                  'choice size-6 cursor-pointer rounded-small border border-transparent',
                  'hover:border-line has-checked:border-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent',
                )}
              >
                <span
                  aria-hidden
                  className={classNames(
                    'size-4 rounded-full',
                    color === null && 'border border-dashed border-line-strong',
                  )}
                  style={color === null ? {} : { background: agentColor(color) }}
                />
                <input
                  type="radio"
                  name={group}
                  checked={!mixed && value === color}
                  onChange={() => onChange(color, false)}
                  aria-label={color ?? 'No colour'}
                />
              </label>
            ))}
          </div>
        )}
      </Field>
      <CheckedField
        label="Another colour"
        hideLabel
        mono
        value={own ? value : ''}
        placeholder={mixed ? 'Several' : 'Another: #3366ff'}
        problem={(text) => (text.length > 60 ? 'A colour is at most 60 characters long.' : null)}
        meaning={(text) => text.trim()}
        onChange={(text) => onChange(text.trim() === '' ? null : text.trim(), true)}
      />
    </div>
  )
}
