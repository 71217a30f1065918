import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { connectedTo } from '../../commands/focus-mode.ts'
import type { Design } from '../../design/model.ts'
import { useBoardState } from './board.ts'
import type { Card } from './card-facts.ts'
import { placedCards } from './flow.ts'
import type { Line } from './lines.ts'
import { pictureOf } from './overview-picture.ts'
import { type Content, sheetOf } from './overview-sheet.ts'
import { useViewMoves } from './use-view-moves.ts'

type Props = { cards: readonly Card[]; lines: readonly Line[]; selection: ReadonlySet<string>; design: Design }

/** A large design from far away: one drawing instead of hundreds of cards, which no page could move at once. */
export const Overview = ({ cards, lines, selection, design }: Props) => {
  const ref = useRef<HTMLCanvasElement>(null)
  const flow = useReactFlow()
  const dim = useBoardState((state) => state.dim)
  const lit = useMemo(
    () => (dim && selection.size > 0 ? connectedTo(design, selection) : null),
    [dim, design, selection],
  )
  const moving = useBoardState((state) => state.moving)
  const there = useMemo(() => placedCards(cards, moving), [cards, moving])
  const picture = useMemo(() => pictureOf(design, there, lines, lit), [design, there, lines, lit])
  const content = useRef<Content>({ picture, selection })
  content.current = { picture, selection }
  const due = useRef(0)
  const sheet = useRef(sheetOf())
  // Once a frame, however many steps of a wheel come in it.
  const draw = useCallback(() => {
    if (due.current !== 0) return
    due.current = requestAnimationFrame(() => {
      due.current = 0
      if (ref.current) sheet.current.show(ref.current, flow.getViewport(), content.current)
    })
  }, [flow])
  const redraw = useCallback(() => {
    sheet.current.forget()
    draw()
  }, [draw])
  useViewMoves(draw)
  useLayoutEffect(() => {
    const canvas = ref.current
    if (!canvas?.parentElement) return
    // At once for the first time: the page has just opened, or the cards have just left it.
    sheet.current.show(canvas, flow.getViewport(), content.current)
    const sized = new ResizeObserver(redraw)
    sized.observe(canvas.parentElement)
    const themed = new MutationObserver(redraw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    // Names are drawn in another font while theirs is on its way.
    document.fonts.addEventListener('loadingdone', redraw)
    return () => {
      document.fonts.removeEventListener('loadingdone', redraw)
      sized.disconnect()
      themed.disconnect()
      cancelAnimationFrame(due.current)
      due.current = 0
    }
  }, [redraw, flow])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn comes in through the ref
  useEffect(redraw, [picture, selection, redraw])
  return (
    <canvas
      ref={ref}
      className="overview"
      role="img"
      aria-label={`${cards.length} cards, too small to read. Zoom in to read them.`}
    />
  )
}
