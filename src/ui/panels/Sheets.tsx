import { Boxes, CircleAlert, FileText, ListTree, ShieldCheck, SlidersHorizontal } from 'lucide-react'
import type { ReactNode } from 'react'
import { classNames } from '../kit/class-names.ts'
import { useFindings, usePage, useView } from '../page.tsx'
import type { Sheet } from '../view.ts'
import { DockPanel } from './Dock.tsx'
import { InspectorPanel } from './InspectorPanel.tsx'
import { LeftPanel } from './LeftPanel.tsx'

const sheets = [
  { value: 'canvas', label: 'Canvas', icon: Boxes },
  { value: 'left', label: 'Outline', icon: ListTree },
  { value: 'right', label: 'Inspect', icon: SlidersHorizontal },
  { value: 'files', label: 'Files', icon: FileText },
  { value: 'problems', label: 'Problems', icon: CircleAlert },
  { value: 'permissions', label: 'May do', icon: ShieldCheck },
] as const satisfies readonly { value: Sheet; label: string; icon: unknown }[]

/** A narrow window: one part at a time, chosen at the bottom. The canvas stays where it is behind the others. */
export const Sheets = ({ canvas }: { canvas: ReactNode }) => {
  const { view } = usePage()
  const sheet = useView((state) => state.sheet)
  const grave = useFindings().filter(({ severity }) => severity !== 'info').length
  return (
    <>
      <main className="relative min-h-0 flex-1">
        <div data-part="canvas" className="absolute inset-0" inert={sheet !== 'canvas'}>
          {canvas}
        </div>
        {sheet === 'canvas' ? null : (
          <div
            data-part={sheet === 'left' || sheet === 'right' ? sheet : 'dock'}
            className="absolute inset-0 z-20 overflow-hidden bg-panel"
          >
            {sheet === 'left' ? <LeftPanel /> : null}
            {sheet === 'right' ? <InspectorPanel /> : null}
            {sheet === 'left' || sheet === 'right' ? null : <DockPanel dock={sheet} />}
          </div>
        )}
      </main>
      <nav aria-label="Parts of the page" className="grid shrink-0 grid-cols-6 border-t border-line bg-panel">
        {sheets.map(({ value, label, icon: Icon }) => (
          <button
            key={value}
            type="button"
            aria-current={value === sheet ? 'page' : undefined}
            aria-label={value === 'problems' && grave > 0 ? `${label} ${grave}` : label}
            onClick={() => view.setState({ sheet: value })}
            className={classNames(
              'flex h-12 flex-col items-center justify-center gap-0.5 text-tiny focus-visible:outline-offset-[-2px]',
              value === sheet ? 'font-strong text-accent' : 'text-soft',
            )}
          >
            <span className="relative" aria-hidden>
              <Icon size={18} strokeWidth={1.5} />
              {value === 'problems' && grave > 0 ? (
                <span className="absolute -top-1.5 left-3 rounded-full bg-warning-wash px-1 text-tiny font-strong text-warning">
                  {grave > 99 ? '99+' : grave}
                </span>
              ) : null}
            </span>
            {label}
          </button>
        ))}
      </nav>
    </>
  )
}
