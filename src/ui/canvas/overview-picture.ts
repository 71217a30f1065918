import { overlap, type Rect } from '../../design/frames.ts'
import type { Design, NodeKind } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { agentColor } from './agent-color.ts'
import type { Card } from './card-facts.ts'
import { fittedEnd, fittedName, fitting, mono } from './fitted.ts'
import type { Line } from './lines.ts'
import type { Palette } from './palette.ts'

/** What of a design is drawn from far away, sorted once: it is drawn at each step of a pan or a zoom. */
export type Picture = {
  readonly cards: readonly Named[]
  /** What is dimmed, if anything is, and above it what is not. */
  readonly layers: readonly Layer[]
}
type Named = { readonly card: Card; readonly name: string; readonly isLit: boolean }
type Layer = {
  readonly isLit: boolean
  /** From middle to middle: four numbers each; apart, those that are only suggested. */
  readonly lines: readonly number[]
  readonly suggested: readonly number[]
  readonly groups: readonly Rect[]
  readonly notes: readonly Rect[]
  readonly places: readonly Rect[]
  readonly agents: readonly Rect[]
  /** The agents by their colour, as CSS. */
  readonly byColor: ReadonlyMap<string, readonly Rect[]>
}

/** @param lit what is not dimmed; null where everything is to be seen */
export const pictureOf = (
  design: Design,
  cards: readonly Card[],
  lines: readonly Line[],
  lit: ReadonlySet<string> | null,
): Picture => {
  const isLit = (id: string) => lit?.has(id) ?? true
  const rects = new Map(cards.map(({ record, rect }) => [record.id as string, rect]))
  const layer = (on: boolean): Layer => {
    const those = cards.filter(({ record }) => isLit(record.id) === on)
    const of = (...kinds: readonly NodeKind[]) =>
      those.filter(({ record }) => kinds.includes(record.kind)).map(({ rect }) => rect)
    const middles = (suggested: boolean) =>
      lines.flatMap(({ record }) => {
        const [a, b] = [rects.get(record.from), rects.get(record.to)]
        return a && b && record.suggested === suggested && isLit(record.id) === on
          ? [a.x + a.width / 2, a.y + a.height / 2, b.x + b.width / 2, b.y + b.height / 2]
          : []
      })
    const byColor = new Map<string, Rect[]>()
    for (const { record, rect } of those) {
      if (record.kind !== 'agent') continue
      const color = agentColor(record.color)
      const others = byColor.get(color)
      if (others) others.push(rect)
      else byColor.set(color, [rect])
    }
    return {
      isLit: on,
      lines: middles(false),
      suggested: middles(true),
      groups: of('group'),
      notes: of('note'),
      places: of('directory', 'spec'),
      agents: of('agent'),
      byColor,
    }
  }
  return {
    cards: cards.map((card) => ({
      card,
      name: card.record.kind === 'note' ? '' : title(design, card.record.id),
      isLit: isLit(card.record.id),
    })),
    layers: lit ? [layer(false), layer(true)] : [layer(true)],
  }
}

/** What is dimmed is still there: as much of it as tells where it stands. */
const DIMMED = 0.3
/** The smallest block, in pixels of the screen, that has room for some letters of its name. */
const READABLE = 30
/** How wide the colour of an agent is at its left side, and from how many pixels of the screen on it can be seen. */
const BAR = 14
const SEEN = 0.8

type Look = {
  readonly zoom: number
  readonly view: Rect
  readonly colors: Palette
  readonly selection: ReadonlySet<string>
}

/** Draws in the coordinates of the canvas: blocks with their names, lines without words. */
export const drawPicture = (pen: CanvasRenderingContext2D, { cards, layers }: Picture, look: Look): void => {
  const { zoom, view, colors, selection } = look
  for (const { isLit, lines, suggested, ...layer } of layers) {
    const strength = isLit ? 1 : DIMMED
    pen.lineWidth = 1 / zoom
    pen.strokeStyle = colors.lineStrong
    pen.globalAlpha = 0.55 * strength
    strokes(pen, lines)
    if (suggested.length > 0) {
      pen.setLineDash([4 / zoom, 4 / zoom])
      strokes(pen, suggested)
      pen.setLineDash([])
    }
    pen.globalAlpha = strength
    blocks(pen, layer.groups, view, colors.sunken, colors.line)
    blocks(pen, layer.notes, view, colors.note, colors.line)
    blocks(pen, layer.places, view, colors.panel, colors.line)
    blocks(pen, layer.agents, view, colors.panel, colors.lineStrong)
    if (BAR * zoom >= SEEN) bars(pen, layer.byColor, view, colors)
  }
  pen.globalAlpha = 1
  pen.lineWidth = 2 / zoom
  pen.strokeStyle = colors.accent
  pen.beginPath()
  if (selection.size > 0) for (const { card } of cards) if (selection.has(card.record.id)) outline(pen, card.rect)
  pen.stroke()
  names(pen, cards, look)
}

const strokes = (pen: CanvasRenderingContext2D, lines: readonly number[]) => {
  pen.beginPath()
  for (let at = 0; at < lines.length; at += 4) {
    pen.moveTo(lines[at]!, lines[at + 1]!)
    pen.lineTo(lines[at + 2]!, lines[at + 3]!)
  }
  pen.stroke()
}

const outline = (pen: CanvasRenderingContext2D, { x, y, width, height }: Rect) => pen.rect(x, y, width, height)

const blocks = (pen: CanvasRenderingContext2D, rects: readonly Rect[], view: Rect, fill: string, stroke: string) => {
  if (rects.length === 0) return
  pen.beginPath()
  for (const rect of rects) if (overlap(rect, view)) outline(pen, rect)
  pen.fillStyle = fill
  pen.fill()
  pen.strokeStyle = stroke
  pen.stroke()
}

/** The colour of each agent along its left side; of one colour all at once, since changing the colour is what costs. */
const bars = (pen: CanvasRenderingContext2D, byColor: Layer['byColor'], view: Rect, colors: Palette) => {
  for (const [color, rects] of byColor) {
    pen.beginPath()
    for (const rect of rects) if (overlap(rect, view)) pen.rect(rect.x, rect.y, BAR, rect.height)
    pen.fillStyle = colors.css(color)
    pen.fill()
  }
}

/** The two sizes of names, in pixels of the screen, from one row to the next, and how wide their letters are. */
const SIZES = [
  { font: 11.5, line: 13, widthOf: mono(11.5) },
  { font: 9.5, line: 10.5, widthOf: mono(9.5) },
] as const
type Size = (typeof SIZES)[number]

/** Names keep their size on the screen, shortened to their block. */
const names = (pen: CanvasRenderingContext2D, cards: readonly Named[], { zoom, view, colors }: Look) => {
  pen.fillStyle = colors.ink
  pen.textBaseline = 'middle'
  const drawn = cards.flatMap((named) => {
    const { card, name } = named
    const room = (card.rect.width - 24) * zoom
    if (room < READABLE || name === '' || !overlap(card.rect, view)) return []
    const high = card.record.kind === 'group' ? 0 : card.rect.height * zoom
    const isPath = card.record.kind === 'directory' || card.record.kind === 'spec'
    return [{ ...named, ...shortened(name, Math.floor(room), Math.floor(high), isPath) }]
  })
  // In the measure of the screen: letters of one size need not be formed anew at each step of a zoom.
  pen.save()
  pen.scale(1 / zoom, 1 / zoom)
  for (const size of SIZES) {
    pen.font = `${size.font}px ${colors.mono}`
    for (const { card, isLit, texts, size: own } of drawn) {
      if (own !== size) continue
      const { rect } = card
      pen.globalAlpha = isLit ? 1 : 0.55
      // The name of a group stands over its frame: within, it would lie on what is in it.
      const middle = card.record.kind === 'group' ? rect.y * zoom - 8 : (rect.y + rect.height / 2) * zoom
      for (const [at, text] of texts.entries())
        pen.fillText(text, (rect.x + 24) * zoom, middle + (at - (texts.length - 1) / 2) * size.line)
    }
  }
  pen.restore()
}

type Shortened = { readonly texts: readonly string[]; readonly size: Size }

/** The names as they were shortened last: a pan asks for the same ones over and over. */
let known = { room: 0, of: new Map<string, Shortened>() }

const shortened = (name: string, room: number, high: number, isPath: boolean): Shortened => {
  if (known.room !== room) known = { room, of: new Map() }
  const key = `${isPath} ${high} ${name}`
  const before = known.of.get(key)
  if (before) return before
  const found = isPath ? pathInSize(name, room) : inSize(name, room, high)
  known.of.set(key, found)
  return found
}

/** A name in the size in which it is read better; the larger one where that is the same. */
export const inSize = (name: string, room: number, high: number): Shortened => {
  const [large, small] = SIZES.map((size) => ({
    texts: inRows(name, room, high < 2 * size.line + 2 ? 1 : 2, size),
    size,
  })) as [Shortened, Shortened]
  const [inLarge, inSmall] = [readAs(large.texts), readAs(small.texts)]
  return inLarge === 0 || inLarge < inSmall ? small : large
}

const SIGNS = ['-', '_', '/', '.', ' ']

/** How well a name is read in its rows: 0 where it is cut, 1 where a word is broken, 2 where it is whole. */
const readAs = ([first, second]: readonly string[]): 0 | 1 | 2 => {
  if (first === undefined || (second ?? first).includes('…')) return 0
  return second === undefined || SIGNS.includes(first.at(-1)!) ? 2 : 1
}

/** Of a path the end is kept: many begin alike. */
const pathInSize = (path: string, room: number): Shortened => {
  const [large, small] = SIZES.map((size) => ({ text: fittedEnd(path, room, size.widthOf), size }))
  const { text, size } = large!.text === path ? large! : small!
  return { texts: text === '' ? [] : [text], size }
}

/** A name in as many rows as it needs, broken behind a sign where there is one: names of one team often begin alike. */
export const inRows = (
  name: string,
  room: number,
  rows: 1 | 2,
  { widthOf }: Pick<Size, 'widthOf'>,
): readonly string[] => {
  const one = fittedName(name, room, widthOf)
  if (one === '' || rows === 1 || one === name) return one === '' ? [] : [one]
  const most = fitting(name, room, widthOf)
  const sign = Math.max(...SIGNS.map((each) => name.lastIndexOf(each, most - 1)))
  const end = sign > 1 ? sign + 1 : most
  return [name.slice(0, end).trimEnd(), fittedName(name.slice(end), room, widthOf)].filter((row) => row !== '')
}
