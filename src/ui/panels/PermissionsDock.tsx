import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { all } from '../../design/queries.ts'
import type { Question } from '../../project/question.ts'
import { EmptyState } from '../kit/EmptyState.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { usePage, useSession } from '../page.tsx'
import { AskBox } from './AskBox.tsx'
import { PermissionsTable } from './PermissionsTable.tsx'

/** Who may do what, where, in each tool: a table to look over, and a box to ask about anything. */
export const PermissionsDock = () => {
  const { permissions } = usePage()
  useEffect(() => permissions.follow(), [permissions])
  const { value, error } = useStore(permissions)
  const design = useSession((session) => session.design)
  const selected = useSession((session) => [...session.selection].find((id) => id.startsWith('agent:')))
  const [tool, setTool] = useState('')
  const [asked, setAsked] = useState<Partial<Question>>({})
  if (error !== null)
    return <p className="p-3 text-error">The permissions could not be found out: {error} Undo the last step.</p>
  if (!value) return <p className="p-3 text-faint">Asking what each agent may do…</p>
  if (all(design, 'agent').length === 0)
    return (
      <EmptyState title="Nobody to ask about">
        <p>Add an agent; what it may do, and where, is shown here.</p>
      </EmptyState>
    )
  const shown = value.tools.find(({ id }) => id === tool) ?? value.tools[0]
  if (!shown)
    return (
      <EmptyState title="No tool to ask">
        <p>Switch a tool on at the top: permissions are what a tool makes of the design.</p>
      </EmptyState>
    )
  return (
    <div className="flex h-full min-h-0 narrow:flex-col">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col">
        {value.tools.length > 1 ? (
          <div className="shrink-0 border-b border-line px-3 py-1">
            <Segmented
              label="Tool"
              value={shown.id}
              options={value.tools.map(({ id, name }) => ({ value: id, label: name }))}
              onChange={setTool}
            />
          </div>
        ) : null}
        <PermissionsTable
          columns={value.columns}
          design={value.design}
          tool={shown}
          onChoose={({ question }) => setAsked(question)}
        />
      </div>
      <AskBox asked={asked} fallback={selected} onAsk={setAsked} />
    </div>
  )
}
