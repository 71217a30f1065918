import { CircleAlert, X } from 'lucide-react'
import { useStore } from 'zustand'
import { IconButton } from '../kit/IconButton.tsx'
import { usePage, useView } from '../page.tsx'
import { OpeningProgress } from './OpeningProgress.tsx'

/** How the opening of a dropped repository stands, where no dialog says it: quiet, and only where it takes a while or fails. */
export const OpeningBar = () => {
  const { opening } = usePage()
  const state = useStore(opening)
  const inDialog = useView((view) => view.dialog === 'open')
  const failed = state.phase === 'failed'
  if (inDialog || !(failed || (state.phase === 'reading' && state.slow))) return null
  return (
    <div className="rise pointer-events-auto flex w-[min(36rem,100%)] items-start gap-2 rounded-large border border-line bg-raised py-2 pr-2 pl-3 shadow-float">
      {state.phase === 'reading' ? (
        <OpeningProgress progress={state.progress} onCancel={opening.cancel} />
      ) : failed ? (
        <>
          <CircleAlert size={16} strokeWidth={1.75} aria-hidden className="mt-1 shrink-0 text-error" />
          <p role="alert" className="min-w-0 flex-1 py-0.5 [overflow-wrap:anywhere]">
            {state.why} What was open is still open.
          </p>
          <IconButton small icon={X} label="Put the message away" onClick={opening.forget} />
        </>
      ) : null}
    </div>
  )
}
