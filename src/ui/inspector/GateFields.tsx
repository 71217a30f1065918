import { useState } from 'react'
import { patch } from '../../design/edits.ts'
import type { Design, RecordOf } from '../../design/model.ts'
import { all, facts, title } from '../../design/queries.ts'
import type { Gate } from '../../design/records/edges.ts'
import type { SpecId } from '../../design/records/shared.ts'
import { Select } from '../kit/Select.tsx'
import { WrappedLine } from './Checked.tsx'
import { LineList } from './LineList.tsx'
import { lineProblem } from './limits.ts'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

type Sort = 'none' | 'command' | 'files' | 'verified' | 'approval'

const sortOf = (gate: Gate | null): Sort =>
  gate === null
    ? 'none'
    : 'command' in gate
      ? 'command'
      : 'files' in gate
        ? 'files'
        : 'verified' in gate
          ? 'verified'
          : 'approval'

/** The spec that a new gate asks for: one that somebody verifies, where there is one. */
const likeliestSpec = (design: Design): SpecId | undefined =>
  facts(design, 'verifies')[0]?.to ?? all(design, 'spec')[0]?.id

/** What must hold before a handoff. A gate that says nothing yet does not reach the design. */
export const GateFields = ({ handoff }: { handoff: RecordOf<'handoff'> }) => {
  const { design, edit } = useInspector()
  const { id, gate } = handoff
  const [begun, setBegun] = useState<Sort>('none')
  const sort = gate === null ? begun : sortOf(gate)
  const set = (next: Gate | null, typed?: string) =>
    edit('Change the gate', patch(id, { gate: next }), typed && `${id} ${typed}`)
  return (
    <>
      <Select<Sort>
        label="Gate"
        help="What must hold before the work passes on."
        value={sort}
        options={[
          { value: 'none', label: 'None' },
          { value: 'command', label: 'A command succeeds' },
          { value: 'files', label: 'Files exist' },
          { value: 'verified', label: 'A spec is verified' },
          { value: 'approval', label: 'A person approves' },
        ]}
        onChange={(next) => {
          setBegun(next)
          const spec = next === 'verified' ? likeliestSpec(design) : undefined
          set(next === 'approval' ? { approval: '' } : spec ? { verified: spec } : null)
        }}
        aside={<SupportTags field="handoff.gate" rule={id} />}
      />
      {sort === 'command' ? (
        <WrappedLine
          label="Command"
          mono
          help={
            gate === null ? 'There is no gate until you write a command.' : 'It holds where the command exits with 0.'
          }
          placeholder="npm test"
          value={gate && 'command' in gate ? gate.command : ''}
          problem={(text) => (text.trim() === '' ? 'Write a command, or choose no gate.' : lineProblem(text))}
          onChange={(command) => set({ command }, 'command')}
        />
      ) : null}
      {sort === 'files' ? (
        <div className="flex flex-col gap-1">
          <h4 className="text-small font-strong text-soft">Files</h4>
          <LineList
            item="File"
            mono
            placeholder="Add a path: docs/plan.md"
            items={gate && 'files' in gate ? gate.files : []}
            onChange={(files, typed) => {
              setBegun('files')
              set(files.length === 0 ? null : { files: [...files] }, typed === undefined ? undefined : `file ${typed}`)
            }}
          />
          <p className="text-small text-faint">
            {gate === null
              ? 'There is no gate until you name a file.'
              : 'All of them must be there. A * stands for anything: results/*.json.'}
          </p>
        </div>
      ) : null}
      {sort === 'verified' ? <SpecGate handoff={handoff} onChange={(verified) => set({ verified })} /> : null}
      {sort === 'approval' ? (
        <WrappedLine
          label="What the person approves"
          value={gate && 'approval' in gate ? gate.approval : ''}
          placeholder="The plan, before code is written"
          problem={lineProblem}
          onChange={(approval) => set({ approval }, 'approval')}
        />
      ) : null}
    </>
  )
}

type SpecGateProps = { readonly handoff: RecordOf<'handoff'>; readonly onChange: (spec: SpecId) => void }

/** Which spec must be verified, and by whom that can happen. */
const SpecGate = ({ handoff: { gate }, onChange }: SpecGateProps) => {
  const { design } = useInspector()
  const specs = all(design, 'spec')
  const chosen = gate && 'verified' in gate ? gate.verified : null
  if (chosen === null)
    return (
      <p className="text-small text-faint">There is no spec to verify yet. Add one, then choose this gate again.</p>
    )
  const verifiers = facts(design, 'verifies').flatMap(({ from, to }) => (to === chosen ? title(design, from) : []))
  return (
    <Select
      label="Spec"
      mono
      help={
        verifiers.length === 0
          ? 'It holds where every criterion is ticked. No agent verifies this spec yet: draw a line from one that does.'
          : `It holds where every criterion is ticked, which ${verifiers.join(' and ')} may do.`
      }
      value={chosen as string}
      options={specs.map(({ id, path }) => ({ value: id as string, label: path }))}
      onChange={(id) => {
        const spec = specs.find((other) => other.id === id)
        if (spec) onChange(spec.id)
      }}
    />
  )
}
