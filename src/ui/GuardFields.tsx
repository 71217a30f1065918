import { type Edit, patch } from '../design/edits.ts'
import type { RecordOf } from '../design/model.ts'
import type { JsonObject } from '../files/json.ts'
import type { OwnField, Target } from '../targets/target.ts'
import { Select } from './kit/Select.tsx'

type GuardFieldsProps = {
  readonly design: RecordOf<'design'>
  readonly exported: readonly Target[]
  readonly edit: (label: string, edit: Edit) => void
}

/** What a tool asks about an enforced design as a whole: choices, of which the first is meant where nothing is said. */
export const GuardFields = ({ design, exported, edit }: GuardFieldsProps) =>
  exported.flatMap(({ id, guardFields = [] }) =>
    guardFields.map((field) => (
      <Choice
        key={`${id} ${field.key}`}
        field={field}
        value={(design.targets[id] as JsonObject | undefined)?.[field.key]}
        onChange={(value) =>
          edit(`Change ${field.title}`, patch(design.id, { targets: chosen(design, id, field, value) }))
        }
      />
    )),
  )

type ChoiceProps = {
  readonly field: OwnField
  readonly value: JsonObject[string] | undefined
  readonly onChange: (value: string) => void
}

const Choice = ({ field, value, onChange }: ChoiceProps) => {
  const values = field.values ?? []
  return (
    <Select
      label={field.title}
      help={field.help}
      value={typeof value === 'string' ? value : (values[0] ?? '')}
      options={values.map((word) => ({ value: word, label: field.words?.[word] ?? word }))}
      onChange={onChange}
    />
  )
}

/** What is meant anyway is not said, so that choosing it leaves no trace in the design. */
const chosen = (
  { targets }: RecordOf<'design'>,
  target: string,
  { key, values = [] }: OwnField,
  value: string,
): RecordOf<'design'>['targets'] => {
  const { [key]: _, ...rest } = targets[target] ?? {}
  const own = value === values[0] ? rest : { ...targets[target], [key]: value }
  const { [target]: __, ...others } = targets
  return Object.keys(own).length === 0 ? others : { ...targets, [target]: own }
}
