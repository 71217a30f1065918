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
 * The drawing that a large design begins with, shown while the page around it is still on its way: the same lines, blocks and
 * names in the same place, so that nothing is seen to change when the canvas comes. Null of a design that begins with cards.
 */
export const firstPicture = (whole: Design, room: Room): HTMLElement | null => {
  const view = viewOf(extentOf(whole), room)
  const design = shown(whole)
  const cards = cardsOf()(design)
  if (!view || view.zoom >= FAR || cards.length <= WINDOWED) return null
  const frame = document.createElement('div')
  frame.className = 'first-picture'
  // The page names what is there, as soon as it can be used.
  frame.ariaHidden = 'true'
  for (const side of ['left', 'top', 'width', 'height'] as const) frame.style[side] = `${room[side]}px`
  const canvas = document.createElement('canvas')
  frame.append(canvas)
  document.body.append(frame)
  const picture = pictureOf(design, cards, linesOf()(design), null)
  const draw = () => sheetOf().show(canvas, view, { picture, selection: new Set() })
  draw()
  // Names are drawn in another font while theirs is on its way.
  document.fonts.addEventListener('loadingdone', () => frame.isConnected && draw(), { once: true })
  return frame
}
