import { CircleCheck, CircleX, FilePlus } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import type { JsonObject } from '../../files/json.ts'
import { OVERRIDABLE, type Target } from '../../targets/target.ts'
import { Switch } from '../kit/Switch.tsx'
import { JsonFieldsField } from './JsonField.tsx'
import { Overrides } from './Overrides.tsx'
import { OwnFieldInput } from './OwnFieldInput.tsx'
import { otherFields, setOwn, setOwnFields } from './own-fields.ts'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

type TargetSectionProps = { readonly agent: RecordOf<'agent'>; readonly target: Target }

/** What an agent is in one tool: its file, the fields that only this tool has, and those that differ there. */
export const TargetSection = ({ agent, target }: TargetSectionProps) => {
  const { edit } = useInspector()
  const written = !agent.leftOut.includes(target.id)
  const own = (agent.targets[target.id] ?? {}) as JsonObject
  const set = ownSetter(agent, target, edit)
  const known = [...OVERRIDABLE, ...target.ownFields.map(({ key }) => key)]
  const others = otherFields(own, known)
  // Decided once: a field that is filled must not jump away from under the person's hands.
  const [first] = useState(() => target.ownFields.filter(({ key }) => own[key] !== undefined).map(({ key }) => key))
  const used = target.ownFields.filter(({ key }) => first.includes(key))
  const unused = target.ownFields.filter(({ key }) => !first.includes(key))
  return (
    <Section title={target.name} shut aside={written ? Object.keys(own).length || undefined : 'left out'}>
      <Switch
        label={`Write it for ${target.name}`}
        checked={written}
        onChange={(on) =>
          edit(
            on ? `Write ${agent.name} for ${target.name}` : `Leave ${agent.name} out of ${target.name}`,
            patch(agent.id, {
              leftOut: on ? agent.leftOut.filter((id) => id !== target.id) : [...agent.leftOut, target.id],
            }),
          )
        }
      />
      <FileLines agent={agent} target={target} />
      {written ? (
        <>
          <Overrides agent={agent} target={target} />
          {used.map((field) => (
            <OwnFieldInput key={field.key} field={field} value={own[field.key]} onChange={set(field.key)} />
          ))}
          {unused.length > 0 ? (
            <details>
              <summary className="cursor-pointer rounded-small text-small text-soft hover:text-ink">
                {used.length > 0 ? 'More fields' : 'Fields'} of {target.name} ({unused.length})
              </summary>
              <div className="mt-3 flex flex-col gap-3">
                {unused.map((field) => (
                  <OwnFieldInput key={field.key} field={field} value={own[field.key]} onChange={set(field.key)} />
                ))}
              </div>
            </details>
          ) : null}
          {Object.keys(others).length > 0 ? (
            <JsonFieldsField
              label="Kept as is"
              help="Fields that DotBox does not know. They are written as they stand."
              value={others}
              onChange={(next) =>
                edit(
                  `Change the fields for ${target.name}`,
                  setOwnFields(agent.id, target.id, known, next),
                  `${agent.id} ${target.id} others`,
                )
              }
            />
          ) : null}
        </>
      ) : null}
    </Section>
  )
}

const ownSetter =
  (agent: RecordOf<'agent'>, target: Target, edit: ReturnType<typeof useInspector>['edit']) =>
  (key: string) =>
  (value: JsonObject[string] | undefined, typed = false) =>
    edit(
      `Change ${key} for ${target.name}`,
      setOwn(agent.id, target.id, key, value),
      typed ? `${agent.id} ${target.id} ${key}` : undefined,
    )

/** The files that the agent was read from, and what the tool makes of each. */
const FileLines = ({ agent, target }: TargetSectionProps) => {
  const { reading } = useInspector()
  const verdicts = reading.verdicts.filter((verdict) => verdict.agent === agent.id && verdict.target === target.id)
  const place = reading.places[target.id]?.[agent.id]
  if (verdicts.length === 0) {
    return (
      <FileLine icon={FilePlus} tone="text-faint" path={place?.path ?? null}>
        {place ? 'Read from this file.' : 'It has no file here yet: the export adds one.'}
      </FileLine>
    )
  }
  return verdicts.map(({ path, loads, why }) => (
    <FileLine key={path} icon={loads ? CircleCheck : CircleX} tone={loads ? 'text-enforced' : 'text-error'} path={path}>
      {loads ? `${target.name} loads it.` : `${target.name} does not load it.`} {why ?? ''}
    </FileLine>
  ))
}

type FileLineProps = {
  readonly icon: typeof CircleCheck
  readonly tone: string
  readonly path: string | null
  readonly children: ReactNode
}

const FileLine = ({ icon: Icon, tone, path, children }: FileLineProps) => (
  <div className="flex items-start gap-1.5 text-small">
    <Icon size={14} strokeWidth={1.75} aria-hidden className={`mt-0.5 shrink-0 ${tone}`} />
    <div className="min-w-0 wrap-anywhere text-soft">
      {path === null ? null : <div className="font-mono text-ink">{path}</div>}
      {children}
    </div>
  </div>
)
