import { useEffect, useState } from 'react'
import { usePage } from '../page.tsx'

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

/** A folder or zip that is dropped anywhere on the window is opened. */
export const DropTarget = () => {
  const { opening, view } = usePage()
  const [over, setOver] = useState(false)
  useEffect(() => {
    let depth = 0
    const enter = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth++
      opening.prepare()
      setOver(true)
    }
    const leave = (event: DragEvent) => {
      if (!holdsFiles(event)) return
      depth = Math.max(0, depth - 1)
      if (depth === 0) setOver(false)
    }
    const allow = (event: DragEvent) => holdsFiles(event) && event.preventDefault()
    const drop = (event: DragEvent) => {
      if (!holdsFiles(event) || !event.dataTransfer) return
      event.preventDefault()
      depth = 0
      setOver(false)
      // A dialog that is open says how it goes, else the bar does.
      void opening.start({ from: 'drop', data: event.dataTransfer }).then((opened) => opened && view.port.show(null))
    }
    const listeners = { dragenter: enter, dragleave: leave, dragover: allow, drop } as const
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners))
        window.removeEventListener(name, listener as EventListener)
    }
  }, [opening, view])
  return over ? (
    <div className="pointer-events-none fixed inset-2 z-50 flex items-center justify-center rounded-large border-2 border-dashed border-accent bg-accent-wash/85">
      <p className="text-title font-strong text-accent">Drop to open this repository</p>
    </div>
  ) : null
}
