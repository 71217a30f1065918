import { CloudOff } from 'lucide-react'
import { useState } from 'react'
import { useStore } from 'zustand'
import { saveDesign } from '../../commands/page.ts'
import { Button } from '../kit/Button.tsx'
import { usePage } from '../page.tsx'
import { runCommand } from '../run-command.ts'

/** Says, as long as it is so, that edits are not kept, and what can be done. */
export const StorageNotice = () => {
  const { keeping, services } = usePage()
  const problem = useStore(keeping, (state) => state.problem)
  const [hidden, setHidden] = useState<string | null>(null)
  if (!problem || hidden === problem.kind) return null
  return (
    <div
      role="status"
      className="flex shrink-0 flex-wrap items-center gap-2 border-b border-line bg-warning-wash px-3 py-1 text-warning"
    >
      <CloudOff size={16} strokeWidth={1.5} aria-hidden className="shrink-0" />
      <p className="min-w-60 flex-1">{problem.message}</p>
      {problem.kind === 'elsewhere' ? (
        <>
          <Button small onClick={keeping.keepAsCopy}>
            Keep mine as a copy
          </Button>
          <Button small onClick={() => window.location.reload()}>
            Reload
          </Button>
        </>
      ) : null}
      <Button small onClick={() => runCommand(saveDesign, services)}>
        Save a file
      </Button>
      <Button small look="quiet" onClick={() => setHidden(problem.kind)}>
        Hide
      </Button>
    </div>
  )
}
