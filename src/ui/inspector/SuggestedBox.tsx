import { edgeTitle } from '../../commands/connecting.ts'
import { patch, remove } from '../../design/edits.ts'
import type { EdgeRecord } from '../../design/model.ts'
import { Button } from '../kit/Button.tsx'
import { useInspector } from './use-inspector.ts'

/** Where an edge was read from; a suggested one waits here to be accepted or dismissed. */
export const SuggestedBox = ({ edge }: { edge: EdgeRecord }) => {
  const { design, edit } = useInspector()
  const { suggested, evidence } = edge
  if (!suggested && !evidence) return null
  return (
    <div className="flex flex-col gap-2 border-b border-line px-3 py-2.5 text-small">
      {suggested ? <p>This connection is only a suggestion. It counts once you accept it.</p> : null}
      {evidence ? (
        <figure className="flex flex-col gap-1">
          <blockquote className="max-h-40 overflow-auto border-l-2 border-line-strong pl-2 whitespace-pre-wrap wrap-anywhere">
            {evidence.text}
          </blockquote>
          <figcaption className="font-mono text-tiny text-faint wrap-anywhere">
            {evidence.path}:{evidence.line}
          </figcaption>
        </figure>
      ) : null}
      {suggested ? (
        <div className="flex gap-2">
          <Button
            small
            look="primary"
            onClick={() => edit(`Accept ${edgeTitle(design, edge)}`, patch(edge.id, { suggested: false }))}
          >
            Accept
          </Button>
          <Button small onClick={() => edit(`Dismiss ${edgeTitle(design, edge)}`, remove(edge.id))}>
            Dismiss
          </Button>
        </div>
      ) : null}
    </div>
  )
}
