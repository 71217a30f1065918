import { useState } from 'react'
import { patch } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import type { Gate } from '../../design/records/edges.ts'
import { Select } from '../kit/Select.tsx'
import { WrappedLine } from './Checked.tsx'
import { LineList } from './LineList.tsx'
import { lineProblem } from './limits.ts'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

type Sort = 'none' | 'command' | 'files' | 'approval'

const sortOf = (gate: Gate | null): Sort =>
  gate === null ? 'none' : 'command' in gate ? 'command' : 'files' in gate ? 'files' : 'approval'

/** What must hold before a handoff. A gate that says nothing yet does not reach the design. */
export const GateFields = ({ handoff }: { handoff: RecordOf<'handoff'> }) => {
  const { edit } = useInspector()
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
          { value: 'approval', label: 'A person approves' },
        ]}
        onChange={(next) => {
          setBegun(next)
          set(next === 'approval' ? { approval: '' } : null)
        }}
        aside={<SupportTags field="handoff.gate" />}
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
          {gate === null ? <p className="text-small text-faint">There is no gate until you name a file.</p> : null}
        </div>
      ) : null}
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
