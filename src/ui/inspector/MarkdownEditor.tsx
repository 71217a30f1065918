import { Maximize2 } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useId, useState } from 'react'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { textProblem } from './limits.ts'
import { PlainEditor } from './PlainEditor.tsx'
import { useDraft } from './use-draft.ts'

/** The real editor comes when the first text is shown; where it cannot be fetched, the plain one does. */
const CodeEditor = lazy(() =>
  import('./CodeEditor.tsx').then((module) => ({ default: module.CodeEditor })).catch(() => ({ default: PlainEditor })),
)

export type EditorProps = {
  /** The accessible name. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly placeholder?: string | undefined
  readonly describedBy?: string | undefined
  /** Fills the room that it is given instead of growing with its text. */
  readonly tall?: boolean
  readonly autoFocus?: boolean
  /** Escape was pressed; without it Escape goes on to whoever is around. */
  readonly onLeave?: () => void
}

type MarkdownEditorProps = Omit<EditorProps, 'tall' | 'autoFocus' | 'onLeave' | 'describedBy'> & {
  readonly help?: ReactNode
  readonly aside?: ReactNode
  readonly hideLabel?: boolean
}

/** A text in Markdown: small in the panel, large in a dialog. */
export const MarkdownEditor = ({
  label,
  value,
  onChange,
  help,
  aside,
  hideLabel = false,
  ...rest
}: MarkdownEditorProps) => {
  const id = useId()
  const [large, setLarge] = useState(false)
  const draft = useDraft(value, onChange, { problem: textProblem })
  const editor = { ...rest, label, value: draft.shown, onChange: draft.change }
  const below = draft.error ?? help
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex min-h-4.5 items-center gap-2">
        <span className={hideLabel ? 'sr-only' : 'flex-1 text-small font-strong text-soft'}>{label}</span>
        {aside}
        <IconButton
          small
          id={`${id}-expand`}
          icon={Maximize2}
          label={`${label} in a large editor`}
          className="-my-1 ml-auto"
          onClick={() => setLarge(true)}
        />
      </div>
      {large ? (
        <div className="input flex h-14 items-center text-small text-faint">Open in the large editor</div>
      ) : (
        <Suspense fallback={<PlainEditor {...editor} />}>
          <CodeEditor
            {...editor}
            describedBy={below ? `${id}-below` : undefined}
            onLeave={() => document.getElementById(`${id}-expand`)?.focus()}
          />
        </Suspense>
      )}
      {below ? (
        <p id={`${id}-below`} className={draft.error ? 'text-small text-error' : 'text-small text-faint'}>
          {below}
        </p>
      ) : null}
      {large ? (
        <Dialog
          title={label}
          width="large"
          tall
          onClose={() => setLarge(false)}
          actions={
            <Button look="primary" onClick={() => setLarge(false)}>
              Done
            </Button>
          }
        >
          <Suspense fallback={<PlainEditor {...editor} tall />}>
            <CodeEditor {...editor} tall autoFocus />
          </Suspense>
        </Dialog>
      ) : null}
    </div>
  )
}
