import { useMemo } from 'react'
import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { guardFilesOf } from '../../project/guard-files.ts'
import { GuardFields } from '../GuardFields.tsx'
import { Switch } from '../kit/Switch.tsx'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** Whether guards go out with the team, and which files that means. */
export const EnforceSection = ({ record }: { record: RecordOf<'design'> }) => {
  const { design, reading, exported, edit } = useInspector()
  const { id, enforce } = record
  const { added, changed } = useMemo(() => guardFilesOf(design, reading), [design, reading])
  return (
    <Section title="Enforcement">
      <Switch
        label="Enforce the design"
        help={
          enforce
            ? 'Guards go out with the team. They stop an agent that goes against a permission, a boundary, a handoff or a gate, as far as the level beside each of them says.'
            : 'Off: only what the tools’ own files hold is held. Boundaries and gates are advice where the level beside them says so.'
        }
        checked={enforce}
        onChange={(on) => edit(on ? 'Enforce the design' : 'Do not enforce the design', patch(id, { enforce: on }))}
      />
      {enforce ? <GuardFields design={record} exported={exported} edit={edit} /> : null}
      {added.length + changed.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-small text-small text-soft hover:text-ink">
            {enforce ? 'What it adds' : 'What it would add'} ({added.length + changed.length})
          </summary>
          <div className="mt-2 flex flex-col gap-2 text-small">
            <Paths title="New files" paths={added} />
            <Paths title="More in" paths={changed} />
            <p className="text-faint">
              Your own hooks, permissions and plugins stay as they are. Turning it off removes what was added, and
              nothing else.
            </p>
          </div>
        </details>
      ) : null}
    </Section>
  )
}

const Paths = ({ title, paths }: { title: string; paths: readonly string[] }) =>
  paths.length === 0 ? null : (
    <div>
      <h4 className="font-strong text-soft">{title}</h4>
      <ul>
        {paths.map((path) => (
          <li key={path} className="font-mono wrap-anywhere">
            {path}
          </li>
        ))}
      </ul>
    </div>
  )
