import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { all } from '../../design/queries.ts'
import { Select } from '../kit/Select.tsx'
import { useInspector } from './use-inspector.ts'

type Member = RecordOf<'agent' | 'directory' | 'spec' | 'note'>

/** The group in which a node stands; nothing where the design has none. */
export const GroupField = ({ node }: { node: Member }) => {
  const { design, edit } = useInspector()
  const groups = all(design, 'group')
  if (groups.length === 0) return null
  return (
    <Select
      label="Group"
      help="For people only: it is written into no tool’s file."
      value={node.group ?? ''}
      options={[{ value: '', label: 'None' }, ...groups.map(({ id, name }) => ({ value: id as string, label: name }))]}
      onChange={(id) => {
        const group = groups.find((other) => other.id === id)?.id ?? null
        edit(group ? 'Put into a group' : 'Take out of the group', patch(node.id as 'note:x', { group }))
      }}
    />
  )
}
