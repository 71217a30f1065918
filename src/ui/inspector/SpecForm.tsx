import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { AddLine } from './AddLine.tsx'
import { WrappedLine } from './Checked.tsx'
import { EdgesSection } from './EdgesSection.tsx'
import { GroupField } from './GroupField.tsx'
import { ListRows } from './ListRows.tsx'
import { itemProblem } from './limits.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'
import { PathField } from './PathField.tsx'
import { Section } from './Section.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** Everything about one spec. */
export const SpecForm = ({ record: spec }: { record: RecordOf<'spec'> }) => {
  const { edit } = useInspector()
  const { id, path } = spec
  return (
    <>
      <Section title="Contract">
        <PathField place={spec} />
        <MarkdownEditor
          label="Content"
          help={<span className="wrap-anywhere">The text of {path}, without its criteria.</span>}
          value={spec.content}
          placeholder="What is to be built, and what is not. Markdown."
          onChange={(content) => edit(`Content of ${path}`, patch(id, { content }), `${id} content`)}
          aside={<SupportTags field="spec.content" />}
        />
        <GroupField node={spec} />
      </Section>
      <CriteriaSection spec={spec} />
      <EdgesSection node={spec} />
    </>
  )
}

/** What must hold, each with whether it was found to hold. */
const CriteriaSection = ({ spec }: { spec: RecordOf<'spec'> }) => {
  const { edit } = useInspector()
  const { id, criteria } = spec
  const set = (next: RecordOf<'spec'>['criteria'], typed?: number) =>
    edit(
      `Criteria of ${spec.path}`,
      patch(id, { criteria: next }),
      typed === undefined ? undefined : `${id} criterion ${typed}`,
    )
  const met = criteria.filter((criterion) => criterion.met).length
  return (
    <Section title="Acceptance criteria" aside={criteria.length > 0 ? `${met} of ${criteria.length} met` : undefined}>
      <div className="flex flex-wrap gap-1 empty:hidden">
        <SupportTags field="spec.criteria" />
      </div>
      <div className="flex flex-col gap-1.5">
        <ListRows
          label="Acceptance criteria"
          items={criteria}
          onChange={(next) => set(next)}
          nameOf={(_, at) => `Criterion ${at + 1}`}
        >
          {(criterion, at, onKeyDown) => (
            <div className="flex items-start gap-1.5">
              <input
                type="checkbox"
                aria-label={`Criterion ${at + 1} is met`}
                className="mt-1.5 size-4 shrink-0 accent-accent"
                checked={criterion.met}
                onChange={(event) => set(criteria.with(at, { ...criterion, met: event.target.checked }))}
              />
              <div className="min-w-0 flex-1">
                <WrappedLine
                  label={`Criterion ${at + 1}`}
                  hideLabel
                  value={criterion.text}
                  problem={itemProblem}
                  onKeyDown={onKeyDown}
                  onChange={(text) => set(criteria.with(at, { ...criterion, text }), at)}
                />
              </div>
            </div>
          )}
        </ListRows>
        <AddLine
          label="New criterion"
          placeholder="Add what must hold"
          problem={itemProblem}
          onAdd={(lines) => set([...criteria, ...lines.map((text) => ({ text, met: false }))])}
        />
      </div>
    </Section>
  )
}
