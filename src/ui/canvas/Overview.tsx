import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { connectedTo } from '../../commands/focus-mode.ts'
import type { Design } from '../../design/model.ts'
import { useBoardState } from './board.ts'
import type { Card } from './card-facts.ts'
import { placedCards } from './flow.ts'
import type { Line } from './lines.ts'
import { drawPicture, type Picture, pictureOf } from './overview-picture.ts'
import { palette } from './palette.ts'
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
    return () => {
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

type Content = { readonly picture: Picture; readonly selection: ReadonlySet<string> }
type Viewport = { readonly x: number; readonly y: number; readonly zoom: number }

/** How much beyond the view is drawn on each side, as a part of it, and the most pixels that the drawing may have for that. */
const MARGIN = 0.35
const MOST_PIXELS = 16_000_000

/**
 * The drawing as a sheet of paper that is larger than the window: while the view only moves, the sheet is moved, and nothing is
 * drawn. A zoom draws no more than what is in view.
 */
const sheetOf = () => {
  let drawn: (Viewport & { readonly isWhole: boolean; readonly margin: Point }) | null = null
  return {
    forget: () => {
      drawn = null
    },
    show: (canvas: HTMLCanvasElement, view: Viewport, content: Content) => {
      const pans = drawn !== null && drawn.zoom === view.zoom
      if (pans && drawn?.isWhole) {
        const [x, y] = [view.x - drawn.x, view.y - drawn.y]
        if (Math.abs(x) <= drawn.margin.x && Math.abs(y) <= drawn.margin.y) {
          canvas.style.translate = `${x}px ${y}px`
          return
        }
      }
      const margin = paint(canvas, view, content, pans)
      canvas.style.translate = ''
      drawn = { ...view, isWhole: pans, margin }
    },
  }
}

type Point = { readonly x: number; readonly y: number }

/** Draws what is in view, or with the margin around it; answers how wide that is, in pixels of the window. */
const paint = (
  canvas: HTMLCanvasElement,
  { x, y, zoom }: Viewport,
  { picture, selection }: Content,
  isWhole: boolean,
): Point => {
  const scale = window.devicePixelRatio || 1
  const { clientWidth: width = 0, clientHeight: height = 0 } = canvas.parentElement ?? {}
  const hasRoom = width * height * (scale * (1 + 2 * MARGIN)) ** 2 <= MOST_PIXELS
  const part = isWhole && hasRoom ? MARGIN : 0
  const margin = { x: Math.round(width * part), y: Math.round(height * part) }
  const [wide, high] = [width + 2 * margin.x, height + 2 * margin.y]
  if (canvas.width !== Math.round(wide * scale) || canvas.height !== Math.round(high * scale)) {
    canvas.width = Math.round(wide * scale)
    canvas.height = Math.round(high * scale)
    Object.assign(canvas.style, {
      left: `${-margin.x}px`,
      top: `${-margin.y}px`,
      width: `${wide}px`,
      height: `${high}px`,
    })
  }
  const pen = canvas.getContext('2d')
  if (!pen) return margin
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.setTransform(zoom * scale, 0, 0, zoom * scale, (x + margin.x) * scale, (y + margin.y) * scale)
  const view = { x: (-x - margin.x) / zoom, y: (-y - margin.y) / zoom, width: wide / zoom, height: high / zoom }
  drawPicture(pen, picture, { zoom, view, colors: palette(), selection })
  return margin
}
