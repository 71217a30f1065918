import { useOnViewportChange, useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { overlap } from '../../design/frames.ts'
import type { Design, RecordOf } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { agentColor } from './agent-color.ts'
import type { Card } from './card-facts.ts'
import { fitted } from './fitted.ts'
import type { Line } from './lines.ts'
import { type Palette, palette } from './palette.ts'

type Props = { cards: readonly Card[]; lines: readonly Line[]; selection: ReadonlySet<string>; design: Design }

/**
 * A large design from far away: one drawing instead of hundreds of cards, which no page could move at once. Blocks with
 * their names, lines without words.
 */
export const Overview = ({ cards, lines, selection, design }: Props) => {
  const ref = useRef<HTMLCanvasElement>(null)
  const flow = useReactFlow()
  const content = useRef({ cards, lines, selection, design })
  content.current = { cards, lines, selection, design }
  const draw = useCallback((view: Viewport) => {
    const canvas = ref.current
    if (canvas) paint(canvas, view, content.current)
  }, [])
  // Stable, since a new function here would be two more updates of React Flow's store for each render.
  useOnViewportChange({ onChange: draw, onEnd: draw })
  useEffect(() => {
    const redraw = () => draw(flow.getViewport())
    redraw()
    const sized = new ResizeObserver(redraw)
    if (ref.current) sized.observe(ref.current)
    const themed = new MutationObserver(redraw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => {
      sized.disconnect()
      themed.disconnect()
    }
  }, [draw, flow])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn comes in through the ref
  useEffect(() => draw(flow.getViewport()), [cards, lines, selection, draw, flow])
  return (
    <canvas
      ref={ref}
      className="overview"
      role="img"
      aria-label={`${cards.length} cards, too small to read. Zoom in to work on them.`}
    />
  )
}

/** The smallest block, in pixels of the screen, that has room for some letters of its name. */
const READABLE = 40

const paint = (canvas: HTMLCanvasElement, { x, y, zoom }: Viewport, { cards, lines, selection, design }: Props) => {
  const scale = window.devicePixelRatio || 1
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (canvas.width !== Math.round(width * scale) || canvas.height !== Math.round(height * scale)) {
    canvas.width = Math.round(width * scale)
    canvas.height = Math.round(height * scale)
  }
  const pen = canvas.getContext('2d')
  if (!pen) return
  const colors = palette()
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, canvas.width, canvas.height)
  pen.setTransform(zoom * scale, 0, 0, zoom * scale, x * scale, y * scale)
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  const middles = new Map<string, { x: number; y: number }>()
  for (const { record, rect } of cards)
    middles.set(record.id, { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 })

  pen.lineWidth = 1 / zoom
  pen.strokeStyle = colors.lineStrong
  pen.beginPath()
  for (const { record } of lines) {
    const [from, to] = [middles.get(record.from), middles.get(record.to)]
    if (!from || !to) continue
    pen.moveTo(from.x, from.y)
    pen.lineTo(to.x, to.y)
  }
  pen.globalAlpha = 0.55
  pen.stroke()
  pen.globalAlpha = 1

  const seen = cards.filter(({ rect }) => overlap(rect, view))
  block(pen, seen, (card) => card.record.kind === 'group', colors.sunken, colors.line)
  block(pen, seen, (card) => card.record.kind === 'note', colors.note, colors.line)
  block(pen, seen, (card) => card.record.kind === 'directory' || card.record.kind === 'spec', colors.panel, colors.line)
  block(pen, seen, (card) => card.record.kind === 'agent', colors.panel, colors.lineStrong)
  for (const { record, rect } of seen) {
    if (record.kind !== 'agent') continue
    pen.fillStyle = colors.css(agentColor((record as RecordOf<'agent'>).color))
    pen.fillRect(rect.x, rect.y, 14, rect.height)
  }
  pen.lineWidth = 2 / zoom
  pen.strokeStyle = colors.accent
  pen.beginPath()
  for (const { record, rect } of seen) if (selection.has(record.id)) pen.rect(rect.x, rect.y, rect.width, rect.height)
  pen.stroke()
  names(pen, seen, zoom, colors, design)
}

const block = (
  pen: CanvasRenderingContext2D,
  cards: readonly Card[],
  of: (card: Card) => boolean,
  fill: string,
  stroke: string,
) => {
  pen.beginPath()
  for (const card of cards) if (of(card)) pen.rect(card.rect.x, card.rect.y, card.rect.width, card.rect.height)
  pen.fillStyle = fill
  pen.fill()
  pen.strokeStyle = stroke
  pen.stroke()
}

/** Names keep their size on the screen, shortened to their block. */
const names = (
  pen: CanvasRenderingContext2D,
  cards: readonly Card[],
  zoom: number,
  colors: Palette,
  design: Design,
) => {
  pen.fillStyle = colors.ink
  pen.textBaseline = 'middle'
  pen.font = `${11.5 / zoom}px ${colors.mono}`
  for (const { record, rect } of cards) {
    const room = (rect.width - 24) * zoom
    if (room < READABLE || record.kind === 'note') continue
    // The mono's letters are a little wider than those that `fitted` counts with.
    const text = fitted(title(design, record.id), room * 0.84)
    if (text) pen.fillText(text, rect.x + 24, record.kind === 'group' ? rect.y + 10 / zoom : rect.y + rect.height / 2)
  }
}
