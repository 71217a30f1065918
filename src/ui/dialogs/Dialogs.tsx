import { type ComponentType, lazy, Suspense, useEffect } from 'react'
import type { Dialog } from '../../commands/command.ts'
import { part, usePart } from '../kit/part.ts'
import { usePage, useView } from '../page.tsx'

export type DialogProps = { readonly onClose: () => void }

const palette = part<DialogProps>(async () => (await import('./CommandPalette.tsx')).CommandPalette)

/** The dialogs of the page. Each is loaded when it is first asked for. */
const dialogs: Readonly<Record<Exclude<Dialog, 'palette'>, ComponentType<DialogProps>>> = {
  open: lazy(() => import('./OpenDialog.tsx').then(({ OpenDialog }) => ({ default: OpenDialog }))),
  export: lazy(() => import('./ExportDialog.tsx').then(({ ExportDialog }) => ({ default: ExportDialog }))),
  templates: lazy(() => import('./TemplatesDialog.tsx').then(({ TemplatesDialog }) => ({ default: TemplatesDialog }))),
  drafts: lazy(() => import('./DraftsDialog.tsx').then(({ DraftsDialog }) => ({ default: DraftsDialog }))),
  connect: lazy(() => import('./ConnectDialog.tsx').then(({ ConnectDialog }) => ({ default: ConnectDialog }))),
  shortcuts: lazy(() => import('./ShortcutSheet.tsx').then(({ ShortcutSheet }) => ({ default: ShortcutSheet }))),
}

export const Dialogs = () => {
  const { view } = usePage()
  // Whoever opens the palette types on at once: without it on the page the letters would be shortcuts.
  useEffect(() => {
    const timer = setTimeout(palette.fetch, 500)
    return () => clearTimeout(timer)
  }, [])
  const open = useView((state) => state.dialog)
  const Palette = usePart(palette, open === 'palette')
  const Open = open === null || open === 'palette' ? Palette : dialogs[open]
  return Open ? (
    <Suspense fallback={null}>
      <Open onClose={() => view.getState().dialog === open && view.port.show(null)} />
    </Suspense>
  ) : null
}
