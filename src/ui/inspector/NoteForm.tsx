import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { CheckedText } from './Checked.tsx'
import { GroupField } from './GroupField.tsx'
import { textProblem } from './limits.ts'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** A note: its words. */
export const NoteForm = ({ record: note }: { record: RecordOf<'note'> }) => {
  const { edit } = useInspector()
  return (
    <Section title="Note">
      <CheckedText
        label="Text"
        help="For people only: it is written into no tool’s file."
        value={note.text}
        problem={textProblem}
        onChange={(text) => edit('Edit the note', patch(note.id, { text }), `${note.id} text`)}
      />
      <GroupField node={note} />
    </Section>
  )
}
