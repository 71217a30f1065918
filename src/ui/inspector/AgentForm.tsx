import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { agentNameProblem } from '../../design/names.ts'
import { settings } from '../../design/queries.ts'
import { Switch } from '../kit/Switch.tsx'
import { CheckedField, CheckedText } from './Checked.tsx'
import { ColorField } from './ColorField.tsx'
import { EdgesSection } from './EdgesSection.tsx'
import { FieldTags } from './FieldTags.tsx'
import { GroupField } from './GroupField.tsx'
import { LineList } from './LineList.tsx'
import { textProblem } from './limits.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'
import { ModelField } from './ModelField.tsx'
import { PermissionsSection } from './PermissionsSection.tsx'
import { ProjectSection } from './ProjectSection.tsx'
import { Section } from './Section.tsx'
import { StartedBy } from './StartedBy.tsx'
import { SupportTags } from './SupportTags.tsx'
import { TargetSection } from './TargetSection.tsx'
import { useInspector } from './use-inspector.ts'

/** Everything about one agent. */
export const AgentForm = ({ record: agent }: { record: RecordOf<'agent'> }) => {
  const { design, exported, edit } = useInspector()
  const { id, name } = agent
  const change = (label: string, fields: Partial<RecordOf<'agent'>>, typed?: string) =>
    edit(`${label} of ${name}`, patch(id, fields), typed && `${id} ${typed}`)
  const isLead = settings(design).lead === id
  return (
    <>
      <Section title="Role">
        <CheckedField
          label="Name"
          mono
          value={name}
          problem={(text) => agentNameProblem(design, id, text)}
          onChange={(text) => edit(`Rename ${name}`, patch(id, { name: text }), `${id} name`)}
          aside={<FieldTags agent={agent} field="name" />}
        />
        <CheckedText
          label="Description"
          help="When to use it. This is all that a caller sees before it chooses."
          value={agent.description}
          placeholder="Use it to review changes before they are merged."
          problem={textProblem}
          onChange={(description) => change('Description', { description }, 'description')}
          aside={<FieldTags agent={agent} field="description" />}
        />
        <MarkdownEditor
          label="Instructions"
          value={agent.instructions}
          placeholder="What it does, how, and what it hands back. Markdown."
          onChange={(instructions) => change('Instructions', { instructions }, 'instructions')}
          aside={<FieldTags agent={agent} field="instructions" />}
        />
        <ModelField
          value={agent.model}
          onChange={(model) => change('Model', { model }, 'model')}
          aside={<FieldTags agent={agent} field="model" />}
        />
        <ColorField
          value={agent.color}
          onChange={(color, typed) => change('Colour', { color }, typed ? 'color' : undefined)}
          aside={<FieldTags agent={agent} field="color" />}
        />
        <Switch
          label="Leads the team"
          help="It runs the main conversation."
          checked={isLead}
          onChange={(on) => edit(on ? `Let ${name} lead` : 'No lead', patch('design:main', { lead: on ? id : null }))}
        />
        <GroupField node={agent} />
      </Section>
      <PermissionsSection agent={agent} />
      <Section title="Done when" aside={agent.success.length || undefined}>
        <div className="flex flex-wrap gap-1 empty:hidden">
          <SupportTags field="agent.success" />
        </div>
        <LineList
          item="Criterion"
          items={agent.success}
          placeholder="Add a success criterion"
          onChange={(success, typed) =>
            change('Success criteria', { success }, typed === undefined ? undefined : `success ${typed}`)
          }
        />
      </Section>
      <EdgesSection node={agent} />
      <StartedBy agent={id} />
      {exported.map((target) => (
        <TargetSection key={target.id} agent={agent} target={target} />
      ))}
      <ProjectSection agent={agent} />
    </>
  )
}
