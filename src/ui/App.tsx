import { useCallback, useEffect, useMemo } from 'react'
import type { CanvasPort } from '../commands/command.ts'
import { Canvas } from './canvas/Canvas.tsx'
import { Dialogs } from './dialogs/Dialogs.tsx'
import { inFront } from './in-front.ts'
import { type Page, PageProvider, useFindings, usePage, useSigns, useView } from './page.tsx'
import { Dock } from './panels/Dock.tsx'
import { findingsByRecord } from './panels/findings-by-record.ts'
import { InspectorPanel } from './panels/InspectorPanel.tsx'
import { LeftPanel } from './panels/LeftPanel.tsx'
import { Resizer } from './panels/Resizer.tsx'
import { Sheets } from './panels/Sheets.tsx'
import { DropTarget } from './states/DropTarget.tsx'
import { EmptyCanvas } from './states/EmptyCanvas.tsx'
import { ErrorBoundary } from './states/ErrorBoundary.tsx'
import { LiveRegion } from './states/LiveRegion.tsx'
import { Notices } from './states/Notices.tsx'
import { OpeningBar } from './states/OpeningBar.tsx'
import { RenameOffers } from './states/RenameOffers.tsx'
import { StorageNotice } from './states/StorageNotice.tsx'
import { Toast } from './states/Toast.tsx'
import { TopBar } from './top/TopBar.tsx'
import { useClipboard } from './use-clipboard.ts'
import { useNarrow } from './use-narrow.ts'
import { useShortcuts } from './use-shortcuts.ts'

type AppProps = { readonly page: Page; readonly onCanvas: (port: CanvasPort) => void }

/** The whole page. */
export const App = ({ page, onCanvas }: AppProps) => (
  <PageProvider page={page}>
    <ErrorBoundary services={page.services}>
      <Frame onCanvas={onCanvas} />
    </ErrorBoundary>
  </PageProvider>
)

const Frame = ({ onCanvas }: { onCanvas: (port: CanvasPort) => void }) => {
  const { findings, levels } = usePage()
  const narrow = useNarrow()
  useShortcuts()
  useClipboard()
  useEffect(() => findings.follow(), [findings])
  useEffect(() => levels.follow(), [levels])
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <StorageNotice />
      {narrow ? <Sheets canvas={<Middle onCanvas={onCanvas} />} /> : <Columns onCanvas={onCanvas} />}
      <Dialogs />
      <Notices>
        <Toast />
        <OpeningBar />
        <RenameOffers />
      </Notices>
      <DropTarget />
      <LiveRegion />
    </div>
  )
}

const Columns = ({ onCanvas }: { onCanvas: (port: CanvasPort) => void }) => {
  const left = useView((view) => view.left)
  const right = useView((view) => view.right)
  const sizes = useView((view) => view.sizes)
  return (
    <div className="flex min-h-0 flex-1">
      {left ? (
        <aside
          aria-label="Outline"
          data-part="left"
          style={{ width: sizes.left }}
          className="relative shrink-0 border-r border-line"
        >
          <LeftPanel />
          <Resizer panel="left" />
        </aside>
      ) : null}
      <main className="flex min-w-0 flex-1 flex-col">
        <div data-part="canvas" className="relative min-h-0 flex-1">
          <Middle onCanvas={onCanvas} />
        </div>
        <Dock />
      </main>
      {right ? (
        <aside
          aria-label="Inspector"
          data-part="right"
          style={{ width: sizes.right }}
          className="relative shrink-0 border-l border-line"
        >
          <div className="isolate h-full overflow-hidden bg-panel">
            <InspectorPanel />
          </div>
          <Resizer panel="right" />
        </aside>
      ) : null}
    </div>
  )
}

const Middle = ({ onCanvas }: { onCanvas: (port: CanvasPort) => void }) => {
  const { services, view } = usePage()
  const onPort = useCallback((port: CanvasPort) => onCanvas(inFront(port, view)), [onCanvas, view])
  const findings = useFindings()
  const byRecord = useMemo(() => findingsByRecord(findings), [findings])
  const signs = useSigns()
  return (
    <Canvas session={services.session} services={services} onPort={onPort} findings={byRecord} levels={signs}>
      <EmptyCanvas />
    </Canvas>
  )
}
