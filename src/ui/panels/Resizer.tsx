import { type PointerEvent, useRef } from 'react'
import { classNames } from '../kit/class-names.ts'
import { usePage, useView } from '../page.tsx'
import { BOUNDS, bounded, type View } from '../view.ts'

type Panel = keyof View['sizes']

/** Which way a panel grows, by the edge at which its handle stands. */
const grows = { left: { axis: 'x', by: 1 }, right: { axis: 'x', by: -1 }, dock: { axis: 'y', by: -1 } } as const
/** Each lies over the edge that it moves, a little to both sides. */
const edges = {
  left: 'inset-y-0 -right-1 h-full w-2 cursor-col-resize',
  right: 'inset-y-0 -left-1 h-full w-2 cursor-col-resize',
  dock: 'inset-x-0 -top-1 h-2 w-full cursor-row-resize',
}
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
      className={classNames(
        'absolute z-10 m-0 touch-none border-0 transition-colors hover:bg-accent/40 focus-visible:outline-offset-[-2px] active:bg-accent/40',
        edges[panel],
      )}
    />
  )
}
