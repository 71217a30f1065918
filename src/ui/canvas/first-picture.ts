import { shown } from '../../design/folding.ts'
import type { Design } from '../../design/model.ts'
import { cardsOf } from './card-facts.ts'
import { extentOf } from './extent.ts'
import { FAR, WINDOWED } from './far.ts'
import { linesOf } from './lines.ts'
import { pictureOf } from './overview-picture.ts'
import { sheetOf } from './overview-sheet.ts'
import type { Room } from './room.ts'
import { viewOf } from './view-of.ts'

/**
 * Puts the drawing that a large design begins with where the page will be: the same lines, blocks and names in the same place,
 * so that nothing is seen to change when the canvas comes. React takes it away as it puts in the page, or what there is to say
 * instead of it. A design that begins with cards has none.
 */
export const firstPicture = (whole: Design, room: Room, page: HTMLElement): void => {
  const view = viewOf(extentOf(whole), room)
  const design = shown(whole)
  const cards = cardsOf()(design)
  if (!view || view.zoom >= FAR || cards.length <= WINDOWED) return
  const frame = document.createElement('div')
  frame.className = 'first-picture'
  // The page names what is there, as soon as it can be used.
  frame.ariaHidden = 'true'
  for (const side of ['left', 'top', 'width', 'height'] as const) frame.style[side] = `${room[side]}px`
  const canvas = document.createElement('canvas')
  frame.append(canvas)
  page.append(frame)
  const picture = pictureOf(design, cards, linesOf()(design), null)
  const draw = () => sheetOf().show(canvas, view, { picture, selection: new Set() })
  draw()
  // Names are drawn in another font while theirs is on its way.
  document.fonts.addEventListener('loadingdone', () => frame.isConnected && draw(), { once: true })
}
