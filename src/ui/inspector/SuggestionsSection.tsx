import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { edgeTitle } from '../../commands/connecting.ts'
import { inOrder, patch, remove } from '../../design/edits.ts'
import { edges } from '../../design/queries.ts'
import { Button } from '../kit/Button.tsx'
import { IconButton } from '../kit/IconButton.tsx'
import { Section } from './Section.tsx'
import { useInspector } from './use-inspector.ts'

/** So many are listed at first; a list of hundreds is opened on demand. */
const FIRST = 12

/** What was only read out of prose and waits for a yes or no: one by one, with its sentence, or all at once. */
export const SuggestionsSection = () => {
  const { design, edit, select } = useInspector()
  const [whole, setWhole] = useState(false)
  const suggested = edges(design).filter((edge) => edge.suggested)
  if (suggested.length === 0) return null
  const shown = whole ? suggested : suggested.slice(0, FIRST)
  return (
    <Section title="Suggested" aside={suggested.length}>
      <p className="text-small text-soft">
        Read out of the texts of the agents. Nothing is written for these until you accept them.
      </p>
      <div className="flex flex-wrap gap-2">
        <Button
          small
          onClick={() =>
            edit('Accept all suggestions', inOrder(...suggested.map(({ id }) => patch(id, { suggested: false }))))
          }
        >
          Accept all
        </Button>
        <Button small onClick={() => edit('Dismiss all suggestions', remove(...suggested.map(({ id }) => id)))}>
          Dismiss all
        </Button>
      </div>
      <ul className="flex flex-col">
        {shown.map((edge) => {
          const name = edgeTitle(design, edge)
          return (
            <li key={edge.id} className="flex items-start gap-1">
              <button
                type="button"
                title={edge.evidence?.text}
                className="min-w-0 flex-1 rounded-small py-1.5 text-left text-small wrap-anywhere hover:text-accent"
                onClick={() => select(edge.id)}
              >
                {name}
              </button>
              <IconButton
                icon={Check}
                label={`Accept: ${name}`}
                onClick={() => edit(`Accept ${name}`, patch(edge.id, { suggested: false }))}
              />
              <IconButton
                icon={X}
                label={`Dismiss: ${name}`}
                onClick={() => edit(`Dismiss ${name}`, remove(edge.id))}
              />
            </li>
          )
        })}
      </ul>
      {shown.length < suggested.length ? (
        <Button small look="quiet" onClick={() => setWhole(true)}>
          Show all {suggested.length}
        </Button>
      ) : null}
    </Section>
  )
}
