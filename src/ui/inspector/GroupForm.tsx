import { folded } from '../../commands/group.ts'
import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { nodes, title } from '../../design/queries.ts'
import { KindSign } from '../kit/KindSign.tsx'
import { Switch } from '../kit/Switch.tsx'
import { CheckedField } from './Checked.tsx'
import { lineProblem } from './limits.ts'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** A group: its name, and who is in it. */
export const GroupForm = ({ record: group }: { record: RecordOf<'group'> }) => {
  const { design, edit, select } = useInspector()
  const members = nodes(design).filter((node) => node.kind !== 'group' && node.group === group.id)
  return (
    <>
      <Section title="Group">
        <CheckedField
          label="Name"
          help="For people only: it is written into no tool’s file."
          value={group.name}
          problem={(name) => (name.trim() === '' ? 'Give it a name.' : lineProblem(name, 300))}
          onChange={(name) => edit(`Rename ${group.name}`, patch(group.id, { name }), `${group.id} name`)}
        />
        <Switch
          label="Folded"
          checked={group.collapsed}
          onChange={(collapsed) =>
            edit(collapsed ? `Fold ${group.name}` : `Unfold ${group.name}`, folded(design, group.id, collapsed))
          }
        />
      </Section>
      <Section title="Members" aside={members.length}>
        {members.length === 0 ? <p className="text-small text-faint">Nobody. Drag nodes into its frame.</p> : null}
        <ul className="flex flex-col">
          {members.map(({ id, kind }) => {
            return (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => select(id)}
                  className="-mx-1.5 flex h-7 w-full min-w-0 items-center gap-1.5 rounded-small px-1.5 text-left hover:bg-hover"
                >
                  <KindSign kind={kind} />
                  <span className="truncate font-mono text-small">{title(design, id) || 'Empty note'}</span>
                </button>
              </li>
            )
          })}
        </ul>
      </Section>
    </>
  )
}
