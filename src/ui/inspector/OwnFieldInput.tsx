import { type ReactNode, useId } from 'react'
import type { Json } from '../../files/json.ts'
import type { OwnField } from '../../targets/target.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { Select } from '../kit/Select.tsx'
import { CheckedField } from './Checked.tsx'
import { JsonField } from './JsonField.tsx'
import { LineList } from './LineList.tsx'
import { textProblem } from './limits.ts'

type InputProps = {
  readonly field: OwnField
  readonly value: Json | undefined
  /** `typed`: letter by letter. Undefined takes the field away. */
  readonly onChange: (value: Json | undefined, typed?: boolean) => void
}

/** How a field of each type is edited. A value that does not fit its type is edited as JSON, so that it is never hidden. */
const inputs: Readonly<Record<OwnField['type'], (props: InputProps) => ReactNode>> = {
  text: (props) => <TextInput {...props} />,
  number: ({ field, value, onChange }) => (
    <NumberField
      label={field.title}
      help={field.help}
      step={0.01}
      value={typeof value === 'number' ? value : null}
      onChange={(number) => onChange(number ?? undefined, true)}
    />
  ),
  flag: ({ field, value, onChange }) => (
    <Select
      label={field.title}
      help={field.help}
      value={value === undefined ? '' : String(value)}
      options={[
        { value: '', label: 'Not set' },
        { value: 'true', label: 'Yes' },
        { value: 'false', label: 'No' },
      ]}
      onChange={(word) => onChange(word === '' ? undefined : word === 'true')}
    />
  ),
  choice: ({ field, value, onChange }) => (
    <Select
      label={field.title}
      help={field.help}
      value={typeof value === 'string' ? value : ''}
      options={[
        { value: '', label: 'Not set' },
        ...(field.values ?? []).map((word) => ({ value: word, label: field.words?.[word] ?? word })),
      ]}
      onChange={(word) => onChange(word === '' ? undefined : word)}
    />
  ),
  list: ({ field, value, onChange }) => (
    <div className="flex flex-col gap-1">
      <h4 className="text-small font-strong text-soft">{field.title}</h4>
      <LineList
        item={field.title}
        mono
        items={listOf(value)}
        placeholder="Add one"
        onChange={(items, typed) => onChange(items.length === 0 ? undefined : items, typed !== undefined)}
      />
      <p className="text-small text-faint">{field.help}</p>
    </div>
  ),
  json: ({ field, value, onChange }) => (
    <JsonField label={field.title} help={field.help} value={value} onChange={(next) => onChange(next, true)} />
  ),
}

/** A field that only one target has. */
export const OwnFieldInput = (props: InputProps) =>
  inputs[fits(props.field, props.value) ? props.field.type : 'json'](props)

const TextInput = ({ field, value, onChange }: InputProps) => {
  const list = useId()
  return (
    <>
      <CheckedField
        label={field.title}
        help={field.help}
        value={typeof value === 'string' ? value : ''}
        problem={textProblem}
        {...(field.values && { list })}
        onChange={(text) => onChange(text === '' ? undefined : text, true)}
      />
      {field.values ? (
        <datalist id={list}>
          {field.values.map((word) => (
            <option key={word} value={word} />
          ))}
        </datalist>
      ) : null}
    </>
  )
}

const isLines = (value: Json): value is readonly string[] =>
  Array.isArray(value) && value.every((item) => typeof item === 'string')

const fitting: Readonly<Record<OwnField['type'], (value: Json) => boolean>> = {
  text: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  flag: (value) => typeof value === 'boolean',
  choice: (value) => typeof value === 'string',
  // Both tools write short lists as one text with commas.
  list: (value) => typeof value === 'string' || isLines(value),
  json: (value) => value !== undefined,
}

const fits = (field: OwnField, value: Json | undefined): boolean => value === undefined || fitting[field.type](value)

const listOf = (value: Json | undefined): readonly string[] => {
  if (typeof value === 'string')
    return value
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean)
  return value !== undefined && isLines(value) ? value : []
}
