import { type ReactFlowInstance, useStoreApi } from '@xyflow/react'
import { useMemo } from 'react'
import type { CanvasPort, Services } from '../../commands/command.ts'
import { foldedInto } from '../../design/folding.ts'
import { around, type Rect, rects } from '../../design/frames.ts'
import type { Board } from './board.ts'
import { extentOf } from './extent.ts'
import { FAR } from './far.ts'
import type { CardNode, LineEdge } from './flow.ts'
import { viewOf } from './view-of.ts'

/** Where a name is typed, it has to be readable. */
const READABLE = 0.75

/** How far from the edge of the view a card is brought, in pixels of the window. */
const MARGIN = 32

/** How far a stretch has to be moved to lie in a window of this length; its beginning counts where it is longer. */
const into = (start: number, length: number, window: number): number => {
  if (start >= 0 && start + length <= window) return 0
  return start < 0 || length > window - 2 * MARGIN ? MARGIN - start : window - MARGIN - (start + length)
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches
const motion = () => ({ duration: calm() ? 0 : 160 })

/** What commands may ask of the canvas. Everything is reckoned from the design, never from what happens to be on the page. */
export const usePort = (
  flow: ReactFlowInstance<CardNode, LineEdge>,
  state: Board['state'],
  services: () => Services,
): CanvasPort & { fitNow: () => void } => {
  const store = useStoreApi()
  return useMemo(() => {
    const view = () => {
      const { width, height, transform } = store.getState()
      return { width, height, x: transform[0], y: transform[1], zoom: transform[2] }
    }
    const design = () => services().session.getState().design
    const show = (rect: Rect | null, animated: boolean) => {
      const all = viewOf(rect, view())
      if (all) void flow.setViewport(all, animated ? motion() : { duration: 0 })
    }
    const rectOfAny = (id: string): Rect | null => {
      const places = rects(design())
      const record = design().records[id]
      if (record && 'from' in record)
        return around([places.get(record.from), places.get(record.to)].filter((rect) => rect !== undefined))
      return places.get(id) ?? null
    }
    /** Brings a record into view, near enough to read where asked. */
    const reveal = (id: string, nearest = FAR) => {
      const rect = rectOfAny(id)
      const { x, y, zoom, width, height } = view()
      if (!rect || width === 0) return
      if (zoom >= nearest) {
        // No further than it has to: what the person was looking at stays in view.
        const dx = into(rect.x * zoom + x, rect.width * zoom, width)
        const dy = into(rect.y * zoom + y, rect.height * zoom, height)
        if (dx !== 0 || dy !== 0) void flow.setViewport({ x: x + dx, y: y + dy, zoom }, { duration: 0 })
        return
      }
      // At once: the card has to be on the page before it can have the focus.
      void flow.setCenter(rect.x + rect.width / 2, rect.y + rect.height / 2, {
        zoom: Math.max(zoom, nearest, READABLE),
        duration: 0,
      })
    }
    const element = (id: string) =>
      store.getState().domNode?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`) ?? null
    const focusSoon = (id: string, tries: number) => {
      const target = element(id)
      if (target) target.focus({ preventScroll: true })
      else if (tries > 0) requestAnimationFrame(() => focusSoon(id, tries - 1))
    }
    /** Where the last zoom is on its way to, and for how long: presses that come faster than it gets there add up. */
    let aim = { zoom: 1, until: 0 }
    const zoomTo = (wanted: number) => {
      const { minZoom, maxZoom } = store.getState()
      const { duration } = motion()
      aim = { zoom: Math.min(maxZoom, Math.max(minZoom, wanted)), until: performance.now() + duration }
      void flow.zoomTo(aim.zoom, { duration })
    }
    return {
      fit: () => show(extentOf(design()), true),
      fitNow: () => show(extentOf(design()), false),
      fitSelection: () =>
        show(around([...services().session.getState().selection].flatMap((id) => rectOfAny(id) ?? [])), true),
      zoomBy: (factor) => zoomTo((performance.now() < aim.until ? aim.zoom : view().zoom) * factor),
      zoomTo,
      center: () => {
        const { x, y, zoom, width, height } = view()
        return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
      },
      reveal: (id) => reveal(id),
      find: () => state.setState(({ find }) => ({ find: find ?? { typed: '', ids: [], at: -1 } })),
      findStep: (by) => {
        const { find } = state.getState()
        if (!find || find.ids.length === 0) return
        const { ids } = find
        const at = find.at < 0 && by < 0 ? ids.length - 1 : (find.at + by + ids.length) % ids.length
        state.setState({ find: { ...find, at } })
        services().session.select([ids[at]!])
        reveal(ids[at]!)
      },
      toggleDim: () => {
        state.setState(({ dim }) => ({ dim: !dim }))
        return state.getState().dim
      },
      searchToAdd: () => {
        const { width, height, x, y, zoom } = view()
        const box = store.getState().domNode?.getBoundingClientRect()
        const flow = { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom }
        const screen = { x: (box?.left ?? 0) + width / 2 - 120, y: (box?.top ?? 0) + height / 3 }
        state.setState({ adding: { spot: { screen, flow }, from: null } })
      },
      focus: (wanted) => {
        // What is in a folded group is not on the page: its group stands for it.
        const id = foldedInto(design()).get(wanted) ?? wanted
        reveal(id)
        requestAnimationFrame(() => focusSoon(id, 10))
      },
      rename: (id) => {
        if (!design().records[id] || 'from' in design().records[id]!) return
        reveal(id, READABLE)
        state.setState({ renaming: id })
      },
    }
  }, [flow, state, services, store])
}
