import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { facts, title } from '../../design/queries.ts'
import { NumberField } from '../kit/NumberField.tsx'
import { Select } from '../kit/Select.tsx'
import { CheckedText } from './Checked.tsx'
import { EndFields } from './EndFields.tsx'
import { GateFields } from './GateFields.tsx'
import { LevelRows } from './LevelRows.tsx'
import { textProblem } from './limits.ts'
import { Section } from './Section.tsx'
import { SuggestedBox } from './SuggestedBox.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** Everything about one handoff. */
export const HandoffForm = ({ record: handoff }: { record: RecordOf<'handoff'> }) => {
  const { edit } = useInspector()
  const { id } = handoff
  return (
    <>
      <SuggestedBox edge={handoff} />
      <Section title="Handoff">
        <EndFields edge={handoff} />
        <CheckedText
          label="Rule"
          help="When the work passes on, and what is handed over."
          value={handoff.rule}
          placeholder="When the draft is complete, pass on its path."
          problem={textProblem}
          onChange={(rule) => edit('Change the rule', patch(id, { rule }), `${id} rule`)}
          aside={<SupportTags field="handoff.rule" />}
        />
        <GateFields handoff={handoff} />
        <JoinFields handoff={handoff} />
        <NumberField
          label="At most"
          min={1}
          placeholder="No bound"
          help="Times in one run. A loop needs a bound."
          value={handoff.bound}
          onChange={(bound) => edit('Change the bound', patch(id, { bound }), `${id} bound`)}
        />
        {handoff.suggested ? null : <LevelRows rule={id} title="How far it holds" />}
      </Section>
    </>
  )
}

type JoinSort = 'none' | 'all' | 'any' | 'number'

/** How many of the handoffs into an agent it waits for: one answer for all of them. */
const JoinFields = ({ handoff }: { handoff: RecordOf<'handoff'> }) => {
  const { design, edit } = useInspector()
  const { id, to, join } = handoff
  const incoming = facts(design, 'handoff').filter((other) => other.to === to).length
  const set = (next: RecordOf<'handoff'>['join'], typed?: string) =>
    edit('Change the join', patch(id, { join: next }), typed)
  return (
    <>
      <Select<JoinSort>
        label={`${title(design, to)} waits for`}
        help={`${incoming} ${incoming === 1 ? 'handoff comes' : 'handoffs come'} in; this holds for all of them.`}
        value={join === null ? 'none' : typeof join === 'number' ? 'number' : join}
        options={[
          { value: 'none', label: 'Not said' },
          { value: 'all', label: 'All of them' },
          { value: 'any', label: 'Any one of them' },
          { value: 'number', label: 'A number of them' },
        ]}
        onChange={(sort) => set(sort === 'none' ? null : sort === 'number' ? Math.max(1, incoming) : sort)}
        aside={<SupportTags field="handoff.join" rule={id} />}
      />
      {typeof join === 'number' ? (
        <NumberField
          label="How many"
          min={1}
          value={join}
          onChange={(number) => number !== null && set(number, `${id} join`)}
        />
      ) : null}
    </>
  )
}
