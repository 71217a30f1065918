import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { WrappedLine } from './Checked.tsx'
import { EdgesSection } from './EdgesSection.tsx'
import { GroupField } from './GroupField.tsx'
import { lineProblem } from './limits.ts'
import { MarkdownEditor } from './MarkdownEditor.tsx'
import { PathField } from './PathField.tsx'
import { Section } from './Section.tsx'
import { SuggestedPlaceBox } from './SuggestedPlaceBox.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** Everything about one working directory. */
export const DirectoryForm = ({ record: directory }: { record: RecordOf<'directory'> }) => {
  const { reading, edit } = useInspector()
  const { id, path } = directory
  const file = reading.instructionsFiles[id] ?? `${path}/INSTRUCTIONS.md`
  return (
    <>
      <SuggestedPlaceBox directory={directory} />
      <Section title="Place">
        <PathField place={directory} />
        <WrappedLine
          label="Purpose"
          help="What it is for, in a line."
          value={directory.purpose}
          problem={lineProblem}
          onChange={(purpose) => edit(`Purpose of ${path}`, patch(id, { purpose }), `${id} purpose`)}
          aside={<SupportTags field="directory.purpose" />}
        />
        <MarkdownEditor
          label="Instructions"
          help={<span className="wrap-anywhere">They stand in {file}.</span>}
          value={directory.instructions}
          placeholder="What goes in, what comes out, how files are named. Markdown."
          onChange={(instructions) =>
            edit(`Instructions of ${path}`, patch(id, { instructions }), `${id} instructions`)
          }
          aside={<SupportTags field="directory.instructions" />}
        />
        <GroupField node={directory} />
      </Section>
      <EdgesSection node={directory} />
    </>
  )
}
