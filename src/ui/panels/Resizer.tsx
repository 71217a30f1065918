import { type PointerEvent, useRef } from 'react'
import { usePage, useView } from '../page.tsx'
import { BOUNDS, bounded, type View } from '../view.ts'

type Panel = keyof View['sizes']

/** Which way a panel grows, by the edge at which its handle stands. */
const grows = { left: { axis: 'x', by: 1 }, right: { axis: 'x', by: -1 }, dock: { axis: 'y', by: -1 } } as const
const names = { left: 'outline', right: 'inspector', dock: 'dock' }

/** The edge of a panel: drag it, or move it with the arrows. */
export const Resizer = ({ panel }: { panel: Panel }) => {
  const { view } = usePage()
  const size = useView((state) => state.sizes[panel])
  const from = useRef<{ readonly at: number; readonly size: number } | null>(null)
  const { axis, by } = grows[panel]
  const set = (next: number) => view.setState(({ sizes }) => ({ sizes: { ...sizes, [panel]: bounded(panel, next) } }))
  const place = (event: PointerEvent) => (axis === 'x' ? event.clientX : event.clientY)
  return (
    <hr
      aria-label={`Size of the ${names[panel]}`}
      aria-orientation={axis === 'x' ? 'vertical' : 'horizontal'}
      aria-valuenow={size}
      aria-valuemin={BOUNDS[panel][0]}
      aria-valuemax={BOUNDS[panel][1]}
      tabIndex={0}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        from.current = { at: place(event), size }
      }}
      onPointerMove={(event) => from.current && set(from.current.size + by * (place(event) - from.current.at))}
      onPointerUp={() => {
        from.current = null
      }}
      onKeyDown={(event) => {
        const step = { ArrowLeft: -16, ArrowRight: 16, ArrowUp: -16, ArrowDown: 16 }[event.key]
        if (step === undefined) return
        event.preventDefault()
        event.stopPropagation()
        set(size + by * step)
      }}
      className={
        axis === 'x'
          ? 'relative z-10 -mx-1 h-full w-2 shrink-0 border-0 cursor-col-resize touch-none transition-colors hover:bg-accent/40 focus-visible:outline-offset-[-2px] active:bg-accent/40'
          : 'relative z-10 -my-1 h-2 w-full shrink-0 border-0 cursor-row-resize touch-none transition-colors hover:bg-accent/40 focus-visible:outline-offset-[-2px] active:bg-accent/40'
      }
    />
  )
}
