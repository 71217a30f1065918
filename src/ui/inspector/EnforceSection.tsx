import { useCallback, useState } from 'react'
import { patch } from '../../design/edits.ts'
import type { Design, RecordOf } from '../../design/model.ts'
import { all } from '../../design/queries.ts'
import { guardFilesOf } from '../../project/guard-files.ts'
import { GuardFields } from '../GuardFields.tsx'
import { Switch } from '../kit/Switch.tsx'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'
import { useRested } from './use-rested.ts'

/** With more agents than this, the files are only looked for when somebody looks: it takes all of them, printed twice. */
const LARGE = 50

/** Whether guards go out with the team, and which files that means. */
export const EnforceSection = ({ record }: { record: RecordOf<'design'> }) => {
  const { design, reading, exported, edit } = useInspector()
  const { id, enforce } = record
  const [open, setOpen] = useState(false)
  const isLarge = all(design, 'agent').length > LARGE
  const files = useRested(
    design,
    useCallback((now: Design) => guardFilesOf(now, reading), [reading]),
    open || !isLarge,
  )
  const count = files && files.added.length + files.changed.length
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
      {count === 0 || (count === null && !isLarge) ? null : (
        <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
          <summary className="cursor-pointer rounded-small text-small text-soft hover:text-ink">
            {enforce ? 'What it adds' : 'What it would add'} {count === null ? '' : `(${count})`}
          </summary>
          <div className="mt-2 flex flex-col gap-2 text-small">
            {files ? null : <p className="text-faint">Looking…</p>}
            <Paths title="New files" paths={files?.added ?? []} />
            <Paths title="More in" paths={files?.changed ?? []} />
            <p className="text-faint">
              Your own hooks, permissions and plugins stay as they are. Turning it off removes what was added, and
              nothing else.
            </p>
          </div>
        </details>
      )}
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
