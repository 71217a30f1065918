import { FileArchive, FolderOpen } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { nodes } from '../../design/queries.ts'
import { Dialog } from '../kit/Dialog.tsx'
import { usePage, useSession } from '../page.tsx'
import type { Source } from '../page-port.ts'
import { OpeningProgress } from '../states/OpeningProgress.tsx'
import type { DialogProps } from './Dialogs.tsx'

/** Import: from a folder, a zip or a saved design. What is open stays until the new one is read. */
export const OpenDialog = ({ onClose }: DialogProps) => {
  const { opening } = usePage()
  const state = useStore(opening)
  const begun = useSession(({ design }) => nodes(design).length > 0)
  useEffect(() => {
    opening.prepare()
    return opening.forget
  }, [opening])
  const start = (source: Source) => opening.start(source).then((done) => done && onClose())
  const busy = state.phase === 'reading'

  return (
    <Dialog title="Import a repository" onClose={onClose}>
      <div className="flex flex-col gap-4 p-4">
        <p className="text-soft">
          DotBox reads the agents, settings and instruction files in it, and nothing else. The files stay on this
          computer, and nothing in them changes until you export.
        </p>
        <div className="grid grid-cols-2 gap-3 phone:grid-cols-1">
          <Choice
            icon={FolderOpen}
            title="Choose a folder"
            text="The root of your repository."
            disabled={busy}
            onClick={() => start({ from: 'folder' })}
          />
          <Choice
            icon={FileArchive}
            title="Choose a file"
            text="A zip of a repository, or a design that DotBox saved."
            disabled={busy}
            onClick={() => start({ from: 'file' })}
          />
        </div>
        <p className="rounded-large border border-dashed border-line-strong p-3 text-center text-soft">
          Or drop a folder or a zip anywhere on this window.
        </p>
        {state.phase === 'reading' && state.slow ? (
          <OpeningProgress progress={state.progress} onCancel={opening.cancel} />
        ) : null}
        {state.phase === 'failed' ? (
          <p role="alert" className="rounded-small bg-error-wash px-3 py-2 text-error">
            {state.why} <span className="text-ink">What was open is still open.</span>
          </p>
        ) : null}
        {begun ? (
          <p className="text-small text-faint">
            The design that is open now is not replaced: it stays under “All designs” in the menu of DotBox.
          </p>
        ) : null}
      </div>
    </Dialog>
  )
}

type ChoiceProps = {
  readonly icon: typeof FolderOpen
  readonly title: string
  readonly text: string
  readonly disabled: boolean
  readonly onClick: () => void
}

const Choice = ({ icon: Icon, title, text, disabled, onClick }: ChoiceProps) => (
  <button
    type="button"
    disabled={disabled}
    onClick={onClick}
    className="flex items-start gap-3 rounded-large border border-line p-3 text-left transition-colors hover:border-accent hover:bg-hover disabled:opacity-45"
  >
    <Icon size={20} strokeWidth={1.5} aria-hidden className="mt-0.5 shrink-0 text-accent" />
    <span>
      <span className="block font-strong">{title}</span>
      <span className="block text-soft">{text}</span>
    </span>
  </button>
)
