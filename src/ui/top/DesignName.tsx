import { useEffect, useRef, useState } from 'react'
import { patch } from '../../design/edits.ts'
import { DESIGN_ID } from '../../design/model.ts'
import { settings } from '../../design/queries.ts'
import { useServices, useSession, useView } from '../page.tsx'

/** The design's name, edited in place: Enter or leaving keeps it, Escape takes it back. */
export const DesignName = () => {
  const { session } = useServices()
  const name = useSession(({ design }) => settings(design).name)
  const [typed, setTyped] = useState<string | null>(null)
  const namings = useView((view) => view.namings)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (namings === 0) return
    field.current?.focus()
    field.current?.select()
  }, [namings])
  const keep = () => {
    const next = typed?.trim()
    if (next && next !== name) session.edit('Rename the design', patch(DESIGN_ID, { name: next.slice(0, 300) }))
    setTyped(null)
  }
  return (
    <input
      ref={field}
      aria-label="Name of the design"
      value={typed ?? name}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur()
        if (event.key !== 'Escape') return
        setTyped(null)
        event.stopPropagation()
      }}
      spellCheck={false}
      autoComplete="off"
      className="field-sizing-content h-7 min-w-16 max-w-72 truncate rounded-small border border-transparent px-1.5 font-strong hover:border-line focus-visible:border-accent focus-visible:outline-offset-0 narrow:max-w-48 phone:max-w-36"
    />
  )
}
