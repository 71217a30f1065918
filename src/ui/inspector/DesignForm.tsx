import { patch } from '../../design/edits.ts'
import { NODE_KINDS, type RecordOf } from '../../design/model.ts'
import { all, edges } from '../../design/queries.ts'
import type { JsonObject } from '../../files/json.ts'
import { targets } from '../../targets/index.ts'
import { Select } from '../kit/Select.tsx'
import { Switch } from '../kit/Switch.tsx'
import { CheckedField, CheckedText } from './Checked.tsx'
import { kindIcons, kindNames } from './icons.ts'
import { JsonFieldsField } from './JsonField.tsx'
import { lineProblem, textProblem } from './limits.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'
import { setDesignOwn } from './own-fields.ts'
import { Section } from './Section.tsx'
import { SuggestionsSection } from './SuggestionsSection.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** The design itself: what is edited where nothing is selected. */
export const DesignForm = ({ record }: { record: RecordOf<'design'> }) => {
  const { design, edit } = useInspector()
  const { id, lead, exportTo } = record
  const agents = all(design, 'agent')
  return (
    <>
      <SuggestionsSection />
      <Section title="Team">
        <CheckedField
          label="Name"
          value={record.name}
          problem={(name) => (name.trim() === '' ? 'Give it a name.' : lineProblem(name, 300))}
          onChange={(name) => edit('Rename the design', patch(id, { name }), `${id} name`)}
          aside={<SupportTags field="design.name" />}
        />
        <CheckedText
          label="Description"
          value={record.description}
          placeholder="What this team is for."
          problem={textProblem}
          onChange={(description) => edit('Describe the design', patch(id, { description }), `${id} description`)}
          aside={<SupportTags field="design.description" />}
        />
        <MarkdownEditor
          label="Main instructions"
          help="Your own text in the main instruction file. What DotBox adds there stands in a section of its own."
          value={record.instructions}
          placeholder="What every agent should know about this repository. Markdown."
          onChange={(instructions) =>
            edit('Change the main instructions', patch(id, { instructions }), `${id} instructions`)
          }
          aside={<SupportTags field="design.instructions" />}
        />
        <Select
          label="Lead"
          help="The agent that runs the main conversation."
          value={lead ?? ''}
          options={[
            { value: '', label: 'The main conversation itself' },
            ...agents.map((agent) => ({ value: agent.id as string, label: agent.name })),
          ]}
          onChange={(chosen) => {
            const agent = agents.find((other) => other.id === chosen)
            edit(agent ? `Let ${agent.name} lead` : 'No lead', patch(id, { lead: agent?.id ?? null }))
          }}
          aside={<SupportTags field="design.lead" />}
        />
      </Section>
      <Section title="Written for">
        {targets.map((target) => (
          <Switch
            key={target.id}
            label={target.name}
            help={`Checked against ${target.client}.`}
            checked={exportTo.includes(target.id)}
            onChange={(on) =>
              edit(
                on ? `Write for ${target.name}` : `Do not write for ${target.name}`,
                patch(id, {
                  exportTo: on ? [...exportTo, target.id] : exportTo.filter((other) => other !== target.id),
                }),
              )
            }
          />
        ))}
      </Section>
      <Section title="Contents">
        <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-1">
          {NODE_KINDS.map((kind) => {
            const Icon = kindIcons[kind]
            return (
              <div key={kind} className="contents">
                <Icon size={14} strokeWidth={1.5} aria-hidden className="text-faint" />
                <dt className="first-letter:uppercase">{kindNames[kind][1]}</dt>
                <dd>{all(design, kind).length}</dd>
              </div>
            )
          })}
          <div className="contents">
            <dt className="col-start-2">Connections</dt>
            <dd>{edges(design).length}</dd>
          </div>
        </dl>
      </Section>
      {Object.entries(record.targets).map(([target, fields]) => (
        <Section key={target} title={targets.find((other) => other.id === target)?.name ?? target} shut>
          <JsonFieldsField
            label="Only for this tool"
            help="Settings of the whole design that only this tool has."
            value={fields as JsonObject}
            onChange={(next) => edit('Change settings of one tool', setDesignOwn(target, next), `${id} ${target}`)}
          />
        </Section>
      ))}
    </>
  )
}
