import { useMemo } from 'react'
import type { Design } from '../../design/model.ts'
import { all, nodes, settings } from '../../design/queries.ts'
import { emptyReading } from '../../project/reading.ts'
import { templates } from '../../templates/index.ts'
import type { Template } from '../../templates/template.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { useServices, useSession } from '../page.tsx'
import { plural } from '../plural.ts'
import { DesignSketch } from './DesignSketch.tsx'
import type { DialogProps } from './Dialogs.tsx'

/** Designs to start from, one for each way in which agents work together. */
export const TemplatesDialog = ({ onClose }: DialogProps) => {
  const { session, io, canvas } = useServices()
  const exportTo = useSession(({ design }) => settings(design).exportTo)
  const empty = useSession(({ design }) => nodes(design).length === 0)
  const start = (template: Template) => {
    session.open({ draft: io.newDraftId(), design: template.design(exportTo), reading: emptyReading })
    session.announce(`Started from the template ${template.title}.`)
    onClose()
    requestAnimationFrame(() => canvas.fit())
  }
  return (
    <Dialog title="Start from a template" width="large" onClose={onClose}>
      {empty ? null : (
        <p className="px-4 pt-3 text-soft">
          The design that is open now stays under “All designs” in the menu of DotBox.
        </p>
      )}
      <ul className="grid gap-3 p-4 [grid-template-columns:repeat(auto-fit,minmax(17rem,1fr))]">
        {templates.map((template) => (
          <li key={template.id}>
            <Card template={template} exportTo={exportTo} onStart={() => start(template)} />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const Card = ({
  template,
  exportTo,
  onStart,
}: {
  template: Template
  exportTo: readonly string[]
  onStart: () => void
}) => {
  const design = useMemo(() => template.design(exportTo), [template, exportTo])
  return (
    <button
      type="button"
      onClick={onStart}
      className="flex h-full w-full flex-col overflow-hidden rounded-large border border-line bg-raised text-left transition-colors hover:border-accent"
    >
      <span className="block h-36 w-full border-b border-line bg-paper p-3">
        <DesignSketch design={design} />
      </span>
      <span className="flex flex-1 flex-col gap-1 p-3">
        <span className="caption">{template.pattern}</span>
        <span className="text-large font-strong">{template.title}</span>
        <span className="text-soft">{template.summary}</span>
        <span className="mt-auto pt-2 text-small text-faint">{counts(design)}</span>
      </span>
    </button>
  )
}

const counts = (design: Design): string =>
  [
    plural(all(design, 'agent').length, 'agent'),
    plural(all(design, 'directory').length, 'directory', 'directories'),
    plural(all(design, 'spec').length, 'spec'),
  ].join(', ')
