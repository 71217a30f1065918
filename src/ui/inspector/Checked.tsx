import type { KeyboardEvent, ReactNode } from 'react'
import { TextArea } from '../kit/TextArea.tsx'
import { TextField } from '../kit/TextField.tsx'
import { useCaret } from './use-caret.ts'
import { useDraft } from './use-draft.ts'

type CheckedProps = {
  readonly label: string
  readonly value: string
  /** Gets only what `problem` finds no fault with. */
  readonly onChange: (value: string) => void
  readonly problem?: (text: string) => string | null
  /** How a text is shown once it is in the design, where that differs from what was typed. */
  readonly meaning?: (text: string) => string
  readonly help?: ReactNode
  readonly aside?: ReactNode
  readonly hideLabel?: boolean
  readonly mono?: boolean
  readonly placeholder?: string
  /** The id of a list of suggestions. */
  readonly list?: string
  /** Called for keys that the field itself has no use for. */
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void
}

/** One line that is checked while it is typed: what cannot stand in the design stays here, with the reason below. */
export const CheckedField = ({ value, onChange, problem, meaning, onKeyDown, ...rest }: CheckedProps) => {
  const draft = useDraft(value, onChange, { problem, meaning })
  const { ref, onSelect, typed } = useCaret<HTMLInputElement>(draft.shown)
  return (
    <TextField
      {...rest}
      ref={ref}
      value={draft.shown}
      error={draft.error}
      onSelect={onSelect}
      onInput={(event) => typed(event.currentTarget)}
      onChange={draft.change}
      onKeyDown={(event) => (draft.error !== null && steppedOut(event, draft.reset)) || onKeyDown?.(event)}
    />
  )
}

/** Several lines, checked in the same way. */
export const CheckedText = ({ value, onChange, problem, meaning, onKeyDown, list: _, ...rest }: CheckedProps) => {
  const draft = useDraft(value, onChange, { problem, meaning })
  const { ref, onSelect, typed } = useCaret<HTMLTextAreaElement>(draft.shown)
  return (
    <TextArea
      {...rest}
      ref={ref}
      rows={2}
      value={draft.shown}
      error={draft.error}
      onSelect={onSelect}
      onInput={(event) => typed(event.currentTarget)}
      onChange={draft.change}
      onKeyDown={(event) => (draft.error !== null && steppedOut(event, draft.reset)) || onKeyDown?.(event)}
    />
  )
}

/** One line that may be long: it wraps, and a line break that is pasted becomes a space. */
export const WrappedLine = ({ value, onChange, problem, meaning, onKeyDown, list: _, ...rest }: CheckedProps) => {
  const draft = useDraft(value, onChange, { problem, meaning })
  const { ref, onSelect, typed } = useCaret<HTMLTextAreaElement>(draft.shown)
  return (
    <TextArea
      {...rest}
      ref={ref}
      rows={1}
      className="min-h-7! resize-none!"
      value={draft.shown}
      error={draft.error}
      onSelect={onSelect}
      onInput={(event) => typed(event.currentTarget)}
      onChange={(text) => draft.change(text.replace(/\s*[\n\r\t]\s*/g, ' '))}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault()
        if (draft.error === null || !steppedOut(event, draft.reset)) onKeyDown?.(event)
      }}
    />
  )
}

/** Escape gives up what could not stand, and nothing more. */
const steppedOut = (event: KeyboardEvent, reset: () => void): boolean => {
  if (event.key !== 'Escape') return false
  event.preventDefault()
  event.stopPropagation()
  reset()
  return true
}
