import { type ReactNode, useId, useState } from 'react'
import { Chevron } from '../kit/Chevron.tsx'

/** Which sections are folded, by title: it holds while the person walks from record to record. */
const folded = new Map<string, boolean>()

type SectionProps = {
  readonly title: string
  /** Right of the title: a count, a word. */
  readonly aside?: ReactNode
  /** Folded until the person opens it. */
  readonly shut?: boolean
  readonly children: ReactNode
}

/** A part of the inspector under a heading that folds it. */
export const Section = ({ title, aside, shut = false, children }: SectionProps) => {
  const id = useId()
  const [open, setOpen] = useState(!(folded.get(title) ?? shut))
  const toggle = () => {
    folded.set(title, open)
    setOpen(!open)
  }
  return (
    <section className="border-t border-line first:border-t-0">
      <h3 className="sticky top-0 z-10 bg-panel">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
          className="flex h-8 w-full items-center gap-1 px-3 text-left hover:bg-hover focus-visible:outline-offset-[-2px]"
        >
          <span className="caption min-w-0 flex-1 truncate">{title}</span>
          {aside === undefined ? null : <span className="text-tiny text-faint">{aside}</span>}
          <Chevron open={open} />
        </button>
      </h3>
      {open ? (
        <div id={id} className="flex flex-col gap-3 px-3 pt-1 pb-4">
          {children}
        </div>
      ) : null}
    </section>
  )
}
