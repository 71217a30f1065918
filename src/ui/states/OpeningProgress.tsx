import { numberText } from '../../files/number-text.ts'
import { Button } from '../kit/Button.tsx'
import type { Progress } from '../page-port.ts'

const inWords = (progress: Progress | null): string => {
  if (progress?.doing === 'reading')
    return `${numberText(progress.read)} of ${numberText(progress.wanted)} ${progress.wanted === 1 ? 'file' : 'files'} read`
  return progress ? `Looking for files: ${numberText(progress.seen)} seen` : 'Looking for files'
}

type OpeningProgressProps = { readonly progress: Progress | null; readonly onCancel: () => void }

/** How far the opening of a repository is, with the way to stop it. */
export const OpeningProgress = ({ progress, onCancel }: OpeningProgressProps) => {
  const share = progress?.doing === 'reading' ? progress.read / Math.max(1, progress.wanted) : 0
  return (
    <div role="status" aria-label="Opening a repository" className="flex min-w-0 flex-1 items-center gap-3">
      <span aria-hidden className="h-1 min-w-12 flex-1 overflow-hidden rounded-full bg-sunken">
        <span
          className="block h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${Math.max(4, 100 * share)}%` }}
        />
      </span>
      <span className="shrink-0 text-soft tabular-nums">{inWords(progress)}</span>
      <Button small onClick={onCancel}>
        Cancel
      </Button>
    </div>
  )
}
