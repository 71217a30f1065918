import { ChevronDown, ChevronUp } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { Dock as DockName } from '../../commands/command.ts'
import { toggleFiles, togglePermissions, toggleProblems } from '../../commands/page.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { type Tab, Tabs } from '../kit/Tabs.tsx'
import { useFindings, usePage, useView } from '../page.tsx'
import { runCommand } from '../run-command.ts'
import { Resizer } from './Resizer.tsx'

const FilesDock = lazy(() => import('./FilesDock.tsx').then(({ FilesDock }) => ({ default: FilesDock })))
const ProblemsDock = lazy(() => import('./ProblemsDock.tsx').then(({ ProblemsDock }) => ({ default: ProblemsDock })))

const PermissionsDock = lazy(() =>
  import('./PermissionsDock.tsx').then(({ PermissionsDock }) => ({ default: PermissionsDock })),
)

export const useDockTabs = (): readonly Tab<DockName>[] => {
  const findings = useFindings()
  const grave = findings.filter(({ severity }) => severity !== 'info')
  return [
    { value: 'files', label: 'Files' },
    {
      value: 'problems',
      label: 'Problems',
      count: grave.length || undefined,
      tone: findings[0]?.severity === 'error' ? 'error' : grave.length > 0 ? 'warning' : undefined,
    },
    { value: 'permissions', label: 'Permissions' },
  ]
}

const panels = { files: FilesDock, problems: ProblemsDock, permissions: PermissionsDock } as const
const toggles = { files: toggleFiles, problems: toggleProblems, permissions: togglePermissions } as const

export const DockPanel = ({ dock }: { dock: DockName }) => {
  const Panel = panels[dock]
  return (
    <Suspense fallback={null}>
      <Panel />
    </Suspense>
  )
}

/** The panel under the canvas: its tabs are always there, what they open is not. */
export const Dock = () => {
  const { services, view } = usePage()
  const dock = useView((state) => state.dock)
  const height = useView((state) => state.sizes.dock)
  const tabs = useDockTabs()
  return (
    <section
      aria-label="Files, problems and permissions"
      data-part="dock"
      className="relative flex shrink-0 flex-col border-t border-line bg-panel"
    >
      {dock ? <Resizer panel="dock" /> : null}
      <div style={{ height: dock ? `min(${height}px, 60vh)` : 32 }} className="isolate min-h-0 overflow-hidden">
        <Tabs
          label="Dock"
          value={dock}
          tabs={tabs}
          onChange={(value) => (value === dock ? view.port.toggleDock(value) : view.setState({ dock: value }))}
          aside={
            <span className="flex items-center">
              <IconButton
                small
                icon={dock ? ChevronDown : ChevronUp}
                label={dock ? 'Close the dock' : 'Open the dock'}
                keys={toggles[dock ?? 'files'].keys?.[0]}
                onClick={() => runCommand(toggles[dock ?? 'files'], services)}
              />
            </span>
          }
        >
          {dock ? <DockPanel dock={dock} /> : null}
        </Tabs>
      </div>
    </section>
  )
}
