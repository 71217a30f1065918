import type { ReactNode } from 'react'
import type { RecordOf } from '../../design/model.ts'
import { agentNameProblem } from '../../design/names.ts'
import { PARTS } from '../../design/records/agent.ts'
import type { AgentId } from '../../design/records/shared.ts'
import type { Json } from '../../files/json.ts'
import { agentFor, OVERRIDABLE, type Target } from '../../targets/target.ts'
import { Button } from '../kit/Button.tsx'
import { Select } from '../kit/Select.tsx'
import { CapabilityRows } from './CapabilityRows.tsx'
import { CheckedField, CheckedText } from './Checked.tsx'
import { ColorField } from './ColorField.tsx'
import { textProblem } from './limits.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'
import { ModelField } from './ModelField.tsx'
import { setOwn } from './own-fields.ts'
import { PartRows } from './PartRows.tsx'
import { PatternFields } from './PatternFields.tsx'
import { ServerRows } from './ServerRows.tsx'
import { useInspector } from './use-inspector.ts'

export type Overridable = (typeof OVERRIDABLE)[number]
type Agent = RecordOf<'agent'>

const words: Readonly<Record<Overridable, string>> = {
  name: 'Name',
  description: 'Description',
  instructions: 'Instructions',
  model: 'Model',
  color: 'Colour',
  capabilities: 'Permissions',
  patterns: 'Exceptions',
  parts: 'Parts',
}

/** The fields of an agent whose value is another one for this target, and a way to make another such. */
export const Overrides = ({ agent, target }: { agent: Agent; target: Target }) => {
  const { edit } = useInspector()
  const own = agent.targets[target.id] ?? {}
  const differing = OVERRIDABLE.filter((field) => own[field] !== undefined)
  const same = OVERRIDABLE.filter((field) => own[field] === undefined)
  return (
    <>
      {differing.map((field) => (
        <Override key={field} agent={agent} target={target} field={field} />
      ))}
      {same.length > 0 ? (
        <Select
          label="Make different here"
          hideLabel
          value=""
          options={[
            { value: '', label: `Make a field different for ${target.name}…` },
            ...same.map((field) => ({ value: field as string, label: words[field] })),
          ]}
          onChange={(word) => {
            const field = same.find((other) => other === word)
            if (field)
              edit(
                `Make ${words[field].toLowerCase()} different`,
                setOwn(agent.id, target.id, field, agent[field] as Json),
              )
          }}
        />
      ) : null}
    </>
  )
}

const Override = ({ agent, target, field }: { agent: Agent; target: Target; field: Overridable }) => {
  const { edit } = useInspector()
  return (
    <div className="flex flex-col items-start gap-1.5 border-l-2 border-accent pl-2.5">
      <div className="w-full min-w-0">{overrideInputs[field]({ agent: agentFor(agent, target.id), target })}</div>
      <Button
        small
        onClick={() =>
          edit(`Use the same ${words[field].toLowerCase()} everywhere`, setOwn(agent.id, target.id, field, undefined))
        }
      >
        Use the same everywhere
      </Button>
    </div>
  )
}

type OverrideProps = { readonly agent: Agent; readonly target: Target }

/** How each field is edited for one target. `agent` has the target's own values over its fields. */
const overrideInputs: Readonly<Record<Overridable, (props: OverrideProps) => ReactNode>> = {
  name: (props) => <NameOverride {...props} />,
  description: (props) => <DescriptionOverride {...props} />,
  instructions: (props) => <InstructionsOverride {...props} />,
  model: (props) => <ModelOverride {...props} />,
  color: (props) => <ColorOverride {...props} />,
  capabilities: (props) => <CapabilitiesOverride {...props} />,
  patterns: (props) => <PatternsOverride {...props} />,
  parts: (props) => <PartsOverride {...props} />,
}

/** Sets this target's own value of a field; `typed`: letter by letter. */
const useOverride = (id: AgentId, target: Target, field: Overridable) => {
  const { edit } = useInspector()
  return (value: Json, typed = true) =>
    edit(
      `Change ${words[field].toLowerCase()} for ${target.name}`,
      setOwn(id, target.id, field, value),
      typed ? `${id} ${target.id} ${field}` : undefined,
    )
}

const NameOverride = ({ agent, target }: OverrideProps) => {
  const { design } = useInspector()
  const set = useOverride(agent.id, target, 'name')
  return (
    <CheckedField
      label={`Name in ${target.name}`}
      mono
      value={agent.name}
      problem={(name) => agentNameProblem(design, agent.id, name)}
      onChange={set}
    />
  )
}

const DescriptionOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'description')
  return (
    <CheckedText
      label={`Description in ${target.name}`}
      value={agent.description}
      problem={textProblem}
      onChange={set}
    />
  )
}

const InstructionsOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'instructions')
  return <MarkdownEditor label={`Instructions in ${target.name}`} value={agent.instructions} onChange={set} />
}

const ModelOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'model')
  return <ModelField value={agent.model} onChange={set} only={target} />
}

const ColorOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'color')
  return <ColorField label={`Colour in ${target.name}`} value={agent.color} onChange={set} />
}

const CapabilitiesOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'capabilities')
  const { capabilities } = agent
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-small font-strong text-soft">Permissions in {target.name}</h4>
      <CapabilityRows
        capabilities={capabilities}
        onLevel={(capability, level) => set({ ...capabilities, [capability]: level }, false)}
      />
      <ServerRows servers={capabilities.mcp} onChange={(mcp) => set({ ...capabilities, mcp }, false)} />
    </div>
  )
}

const PatternsOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'patterns')
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-small font-strong text-soft">Exceptions in {target.name}</h4>
      <PatternFields patterns={agent.patterns} onChange={(patterns, typed) => set(patterns as Json, typed)} />
    </div>
  )
}

const PartsOverride = ({ agent, target }: OverrideProps) => {
  const set = useOverride(agent.id, target, 'parts')
  return (
    <div className="flex flex-col gap-2">
      <h4 className="text-small font-strong text-soft">Parts in {target.name}</h4>
      <PartRows powers={agent} parts={PARTS} onParts={(parts) => set(parts, false)} />
    </div>
  )
}
