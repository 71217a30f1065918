import { overlap, type Rect } from '../../design/frames.ts'
import type { Design, RecordOf } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { agentColor } from './agent-color.ts'
import type { Card } from './card-facts.ts'
import { fitted } from './fitted.ts'
import type { Line } from './lines.ts'
import type { Palette } from './palette.ts'

/** What of a design is drawn from far away, made ready once: it is drawn at each step of a zoom. */
export type Picture = {
  readonly cards: readonly Named[]
  /** From middle to middle. */
  readonly lines: readonly Segment[]
}
type Named = { readonly card: Card; readonly name: string; readonly isLit: boolean }
type Segment = {
  readonly fromX: number
  readonly fromY: number
  readonly toX: number
  readonly toY: number
  readonly isLit: boolean
}

/** @param lit what is not dimmed; null where everything is to be seen */
export const pictureOf = (
  design: Design,
  cards: readonly Card[],
  lines: readonly Line[],
  lit: ReadonlySet<string> | null,
): Picture => {
  const places = new Map(cards.map(({ record, rect }) => [record.id as string, rect]))
  return {
    cards: cards.map((card) => ({
      card,
      name: card.record.kind === 'note' ? '' : title(design, card.record.id),
      isLit: lit?.has(card.record.id) ?? true,
    })),
    lines: lines.flatMap(({ record }) => {
      const [a, b] = [places.get(record.from), places.get(record.to)]
      if (!a || !b) return []
      const ends = {
        fromX: a.x + a.width / 2,
        fromY: a.y + a.height / 2,
        toX: b.x + b.width / 2,
        toY: b.y + b.height / 2,
      }
      return [{ ...ends, isLit: lit?.has(record.id) ?? true }]
    }),
  }
}

/** What is dimmed is still there: as much of it as tells where it stands. */
const DIMMED = 0.3
/** The smallest block, in pixels of the screen, that has room for some letters of its name. */
const READABLE = 40

type Look = {
  readonly zoom: number
  readonly view: Rect
  readonly colors: Palette
  readonly selection: ReadonlySet<string>
}

/** Draws in the coordinates of the canvas: blocks with their names, lines without words. */
export const drawPicture = (pen: CanvasRenderingContext2D, { cards, lines }: Picture, look: Look): void => {
  const { zoom, view, colors, selection } = look
  const seen = cards.filter(({ card }) => overlap(card.rect, view))
  for (const isLit of [false, true]) {
    const strength = isLit ? 1 : DIMMED
    const those = seen.filter((one) => one.isLit === isLit)
    pen.lineWidth = 1 / zoom
    pen.strokeStyle = colors.lineStrong
    pen.globalAlpha = 0.55 * strength
    pen.beginPath()
    for (const line of lines) {
      if (line.isLit !== isLit) continue
      pen.moveTo(line.fromX, line.fromY)
      pen.lineTo(line.toX, line.toY)
    }
    pen.stroke()
    pen.globalAlpha = strength
    const all = (of: (kind: string) => boolean) => those.filter(({ card }) => of(card.record.kind))
    blocks(
      pen,
      all((kind) => kind === 'group'),
      colors.sunken,
      colors.line,
    )
    blocks(
      pen,
      all((kind) => kind === 'note'),
      colors.note,
      colors.line,
    )
    blocks(
      pen,
      all((kind) => kind === 'directory' || kind === 'spec'),
      colors.panel,
      colors.line,
    )
    const agents = all((kind) => kind === 'agent')
    blocks(pen, agents, colors.panel, colors.lineStrong)
    bars(pen, agents, colors)
  }
  pen.globalAlpha = 1
  pen.lineWidth = 2 / zoom
  pen.strokeStyle = colors.accent
  pen.beginPath()
  for (const { card } of seen) if (selection.has(card.record.id)) outline(pen, card.rect)
  pen.stroke()
  names(pen, seen, zoom, colors)
}

const outline = (pen: CanvasRenderingContext2D, { x, y, width, height }: Rect) => pen.rect(x, y, width, height)

const blocks = (pen: CanvasRenderingContext2D, cards: readonly Named[], fill: string, stroke: string) => {
  if (cards.length === 0) return
  pen.beginPath()
  for (const { card } of cards) outline(pen, card.rect)
  pen.fillStyle = fill
  pen.fill()
  pen.strokeStyle = stroke
  pen.stroke()
}

/** The colour of each agent along its left side; of one colour all at once, since changing the colour is what costs. */
const bars = (pen: CanvasRenderingContext2D, agents: readonly Named[], colors: Palette) => {
  const byColor = new Map<string, Rect[]>()
  for (const { card } of agents) {
    const color = agentColor((card.record as RecordOf<'agent'>).color)
    const rects = byColor.get(color)
    if (rects) rects.push(card.rect)
    else byColor.set(color, [card.rect])
  }
  for (const [color, rects] of byColor) {
    pen.beginPath()
    for (const { x, y, height } of rects) pen.rect(x, y, 14, height)
    pen.fillStyle = colors.css(color)
    pen.fill()
  }
}

/** Names keep their size on the screen, shortened to their block. */
const names = (pen: CanvasRenderingContext2D, cards: readonly Named[], zoom: number, colors: Palette) => {
  pen.fillStyle = colors.ink
  pen.textBaseline = 'middle'
  pen.font = `${11.5 / zoom}px ${colors.mono}`
  for (const { card, name, isLit } of cards) {
    const { rect } = card
    const room = (rect.width - 24) * zoom
    if (room < READABLE || name === '') continue
    // The mono's letters are a little wider than those that `fitted` counts with.
    const text = shortened(name, Math.floor(room * 0.84))
    if (text === '') continue
    pen.globalAlpha = isLit ? 1 : 0.55
    pen.fillText(text, rect.x + 24, card.record.kind === 'group' ? rect.y + 10 / zoom : rect.y + rect.height / 2)
  }
  pen.globalAlpha = 1
}

/** The names as they were shortened last: a pan asks for the same ones over and over. */
let known = { room: 0, texts: new Map<string, string>() }

const shortened = (name: string, room: number): string => {
  if (known.room !== room) known = { room, texts: new Map() }
  const text = known.texts.get(name) ?? fitted(name, room)
  known.texts.set(name, text)
  return text
}
