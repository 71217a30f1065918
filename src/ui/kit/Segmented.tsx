import type { LucideIcon } from 'lucide-react'
import { useId } from 'react'
import { classNames } from './class-names.ts'

export type Segment<V extends string> = {
  readonly value: V
  readonly label: string
  readonly icon?: LucideIcon
  readonly tone?: 'good' | 'ask' | 'bad' | undefined
}

const tones = {
  good: 'has-checked:bg-enforced-wash has-checked:text-enforced',
  ask: 'has-checked:bg-warning-wash has-checked:text-warning',
  bad: 'has-checked:bg-error-wash has-checked:text-error',
  none: 'has-checked:bg-raised has-checked:text-ink',
}

type SegmentedProps<V extends string> = {
  readonly label: string
  /** Null where several things with different values are edited at once. */
  readonly value: V | null
  readonly options: readonly Segment<V>[]
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
  /** Shows the icons alone; the words stay for screen readers and hints. */
  readonly compact?: boolean
}

/** A choice of few, side by side: radio buttons in one frame. The label is for assistive tools; draw your own beside it. */
export const Segmented = <V extends string>({
  label,
  value,
  options,
  onChange,
  disabled = false,
  compact = false,
}: SegmentedProps<V>) => {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex shrink-0 gap-px rounded-small border border-line bg-sunken p-px"
    >
      {options.map(({ value: own, label: word, icon: Icon, tone }) => (
        <label
          key={own}
          title={compact ? word : undefined}
          className={classNames(
            'choice h-5.5 rounded-[5px] text-small text-faint transition-colors',
            'has-checked:font-strong has-focus-visible:outline-2 has-focus-visible:outline-accent',
            disabled ? 'opacity-50' : 'cursor-pointer hover:text-ink',
            tones[tone ?? 'none'],
          )}
        >
          <span className="flex items-center gap-1 px-1.5">
            {Icon ? <Icon size={14} strokeWidth={1.5} aria-hidden /> : null}
            {compact && Icon ? null : word}
          </span>
          <input
            type="radio"
            aria-label={compact && Icon ? word : undefined}
            name={name}
            checked={own === value}
            disabled={disabled}
            onChange={() => onChange(own)}
          />
        </label>
      ))}
    </div>
  )
}
