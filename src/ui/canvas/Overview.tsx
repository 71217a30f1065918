import { useReactFlow } from '@xyflow/react'
import { useCallback, useEffect, useMemo, useRef } from 'react'
import { connectedTo } from '../../commands/focus-mode.ts'
import type { Design } from '../../design/model.ts'
import { useBoardState } from './board.ts'
import type { Card } from './card-facts.ts'
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
  const picture = useMemo(() => pictureOf(design, cards, lines, lit), [design, cards, lines, lit])
  const content = useRef<Content>({ picture, selection })
  content.current = { picture, selection }
  const due = useRef(0)
  // Once a frame, however many steps of a wheel come in it.
  const draw = useCallback(() => {
    if (due.current !== 0) return
    due.current = requestAnimationFrame(() => {
      due.current = 0
      if (ref.current) paint(ref.current, flow.getViewport(), content.current)
    })
  }, [flow])
  useViewMoves(draw)
  useEffect(() => {
    const canvas = ref.current
    if (!canvas) return
    // At once for the first time: the cards have just left the page.
    paint(canvas, flow.getViewport(), content.current)
    const sized = new ResizeObserver(draw)
    sized.observe(canvas)
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      sized.disconnect()
      themed.disconnect()
      cancelAnimationFrame(due.current)
      due.current = 0
    }
  }, [draw, flow])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn comes in through the ref
  useEffect(draw, [picture, selection, draw])
  return (
    <canvas
      ref={ref}
      className="overview"
      role="img"
      aria-label={`${cards.length} cards, too small to read. Zoom in to work on them.`}
    />
  )
}

type Content = { readonly picture: Picture; readonly selection: ReadonlySet<string> }
type Viewport = { readonly x: number; readonly y: number; readonly zoom: number }

const paint = (canvas: HTMLCanvasElement, { x, y, zoom }: Viewport, { picture, selection }: Content) => {
  const scale = window.devicePixelRatio || 1
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
  }
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale)
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  drawPicture(pen, picture, { zoom, view, colors: palette(), selection })
}
