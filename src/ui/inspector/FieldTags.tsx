import type { RecordOf } from '../../design/model.ts'
import { Tag } from '../kit/Tag.tsx'
import type { Overridable } from './Overrides.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** Beside a field of an agent: where it is another one, and where it has no place. */
export const FieldTags = ({
  agent,
  field,
}: {
  agent: RecordOf<'agent'>
  field: Exclude<Overridable, 'capabilities' | 'patterns' | 'parts'>
}) => {
  const { exported } = useInspector()
  const differing = exported.filter(({ id }) => agent.targets[id]?.[field] !== undefined)
  return (
    <>
      {differing.length === 0 ? null : (
        <span className="flex min-w-0 flex-wrap justify-end gap-1">
          {differing.map(({ id, name }) => (
            <span key={id} title={`${name} has a value of its own, further down under its name.`}>
              <Tag tone="accent">other in {name}</Tag>
            </span>
          ))}
        </span>
      )}
      <SupportTags field={`agent.${field}`} />
    </>
  )
}
