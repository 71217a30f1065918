import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { placeProblem } from '../../design/names.ts'
import { CheckedField } from './Checked.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** The path of a directory or spec, checked while it is typed. */
export const PathField = ({ place }: { place: RecordOf<'directory' | 'spec'> }) => {
  const { design, edit } = useInspector()
  return (
    <CheckedField
      label="Path"
      mono
      help="Seen from the top of the repository."
      value={place.path}
      problem={(path) => placeProblem(design, place.id, path)}
      onChange={(path) =>
        edit(`Change the path ${place.path}`, patch(place.id as 'spec:x', { path }), `${place.id} path`)
      }
      aside={<SupportTags field={`${place.kind}.path`} />}
    />
  )
}
