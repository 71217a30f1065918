import { patch, remove } from '../../design/edits.ts'
import type { RecordOf } from '../../design/model.ts'
import { Button } from '../kit/Button.tsx'
import { useInspector } from './use-inspector.ts'

/** A directory that only suggested connections lead to waits here to be accepted or dismissed with them. */
export const SuggestedPlaceBox = ({ directory: { id, path, suggested } }: { directory: RecordOf<'directory'> }) => {
  const { edit } = useInspector()
  if (!suggested) return null
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5 text-small">
      <p>
        This directory is only a suggestion: agents mention it. It gets files once you accept it or a connection to it.
      </p>
      <div className="flex gap-2">
        <Button small look="primary" onClick={() => edit(`Accept ${path}`, patch(id, { suggested: false }))}>
          Accept
        </Button>
        <Button small onClick={() => edit(`Dismiss ${path}`, remove(id))}>
          Dismiss
        </Button>
      </div>
    </div>
  )
}
