import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { Switch } from '../kit/Switch.tsx'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** Whether guards go out with the team, and which files that means. */
export const EnforceSection = ({ record: { id, enforce } }: { record: RecordOf<'design'> }) => {
  const { exported, edit } = useInspector()
  const files = exported.flatMap(({ guardFiles = [] }) => guardFiles)
  return (
    <Section title="Enforcement">
      <Switch
        label="Enforce the design"
        help={
          enforce
            ? 'Guards are exported with the team: they stop an agent that goes against a permission, a boundary, a handoff or a gate, as far as the level beside each of them says.'
            : 'Off: only what the tools’ own files can hold is held. Boundaries and gates are advice, unless the level beside them says otherwise.'
        }
        checked={enforce}
        onChange={(on) => edit(on ? 'Enforce the design' : 'Do not enforce the design', patch(id, { enforce: on }))}
      />
      {files.length > 0 ? (
        <div className="text-small text-soft">
          <p>{enforce ? 'What is added to the export:' : 'What it would add to the export:'}</p>
          <ul className="mt-1 flex flex-col gap-0.5">
            {files.map((file) => (
              <li key={file} className="font-mono wrap-anywhere text-ink">
                {file}
              </li>
            ))}
          </ul>
          <p className="mt-1 text-faint">
            Your own hooks, permissions and plugins stay as they are. Turning it off removes what was added, and nothing
            else.
          </p>
        </div>
      ) : null}
    </Section>
  )
}
