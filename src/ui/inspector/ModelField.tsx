import { type ReactNode, useId } from 'react'
import type { Target } from '../../targets/target.ts'
import { CheckedField } from './Checked.tsx'
import { useInspector } from './use-inspector.ts'

type ModelFieldProps = {
  readonly value: string | null
  readonly onChange: (model: string | null) => void
  readonly aside?: ReactNode
  /** Several agents with different models are edited at once. */
  readonly mixed?: boolean
  /** The one target that the value is for. */
  readonly only?: Target
}

/** A model: one of those that the tools name, or any other; nothing takes the caller's. */
export const ModelField = ({ value, onChange, aside, only, mixed = false }: ModelFieldProps) => {
  const { exported } = useInspector()
  const asked = only ? [only] : exported
  const list = useId()
  const unknown = value === null ? [] : asked.filter((target) => target.modelFor(value) === null)
  const help = mixed
    ? 'They have different models. What you write here is for all of them.'
    : value === null
      ? 'Empty: the model of whoever calls it.'
      : unknown.length === 0
        ? undefined
        : `${unknown.map(({ name }) => name).join(' and ')} ${unknown.length === 1 ? 'knows' : 'know'} no such model: it takes the caller’s there.`
  return (
    <>
      <CheckedField
        label={only ? `Model in ${only.name}` : 'Model'}
        mono
        value={value ?? ''}
        list={list}
        placeholder={mixed ? 'Several' : 'Same as the caller'}
        help={help}
        aside={aside}
        problem={(text) => (text.length > 300 ? 'A model’s name is at most 300 characters long.' : null)}
        meaning={(text) => text.trim()}
        onChange={(text) => onChange(text.trim() === '' ? null : text.trim())}
      />
      <datalist id={list}>
        {[...new Set(asked.flatMap(({ models }) => models))].map((model) => (
          <option key={model} value={model} />
        ))}
      </datalist>
    </>
  )
}
