import type { EdgeRecord } from '../../design/model.ts'
import { EndFields } from './EndFields.tsx'
import { LevelRows } from './LevelRows.tsx'
import { Section } from './Section.tsx'
import { SuggestedBox } from './SuggestedBox.tsx'
import { SupportTags } from './SupportTags.tsx'

/** Everything about an edge that says nothing but that it is there. */
export const EdgeForm = ({ record: edge }: { record: Exclude<EdgeRecord, { kind: 'handoff' }> }) => (
  <>
    <SuggestedBox edge={edge} />
    <Section title="Connection">
      <EndFields edge={edge} />
      <div className="flex flex-wrap gap-1 empty:hidden">
        <SupportTags field={edge.kind} rule={edge.id} />
      </div>
      {edge.suggested ? null : <LevelRows rule={edge.id} title="How far it holds" />}
    </Section>
  </>
)
