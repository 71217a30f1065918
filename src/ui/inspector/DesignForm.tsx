import { patch } from '../../design/edits.ts'
import { kindNames } from '../../design/kind-names.ts'
import { NODE_KINDS, type RecordOf } from '../../design/model.ts'
import { all, edges } from '../../design/queries.ts'
import type { JsonObject } from '../../files/json.ts'
import { targetById, targets } from '../../targets/index.ts'
import { KindSign } from '../kit/KindSign.tsx'
import { Select } from '../kit/Select.tsx'
import { Switch } from '../kit/Switch.tsx'
import { CheckedField, CheckedText } from './Checked.tsx'
import { EnforceSection } from './EnforceSection.tsx'
import { JsonFieldsField } from './JsonField.tsx'
import { lineProblem, textProblem } from './limits.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'
import { otherFields, setDesignOwn } from './own-fields.ts'
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
      <EnforceSection record={record} />
      <Section title="Contents">
        <dl className="grid grid-cols-[auto_1fr_auto] items-center gap-x-2 gap-y-1">
          {NODE_KINDS.map((kind) => {
            return (
              <div key={kind} className="contents">
                <KindSign kind={kind} />
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
        <OwnSettings key={target} target={target} fields={fields as JsonObject} />
      ))}
    </>
  )
}

/** Settings of the design that only one tool has, but for those that have a field of their own. */
const OwnSettings = ({ target: id, fields }: { target: string; fields: JsonObject }) => {
  const { edit } = useInspector()
  const target = targetById(id)
  const known = (target?.guardFields ?? []).map(({ key }) => key)
  const others = otherFields(fields, known)
  if (Object.keys(others).length === 0) return null
  const kept = Object.fromEntries(Object.entries(fields).filter(([key]) => known.includes(key)))
  return (
    <Section title={target?.name ?? id} shut>
      <JsonFieldsField
        label="Only for this tool"
        help="Settings of the whole design that only this tool has."
        value={others}
        onChange={(next) =>
          edit('Change settings of one tool', setDesignOwn(id, { ...kept, ...next }), `design:main ${id}`)
        }
      />
    </Section>
  )
}
