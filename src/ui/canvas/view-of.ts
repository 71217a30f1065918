import { grown, type Rect } from '../../design/frames.ts'

/** The nearest that showing everything goes: a design of one card does not fill the window with it. */
const NEAREST_FIT = 1.1

/** Where a canvas is seen from: its origin in pixels of the window, and how large a pixel of it is there. */
export type CanvasView = { readonly x: number; readonly y: number; readonly zoom: number }
type Size = { readonly width: number; readonly height: number }

/** The view in which all of a part of the canvas is seen, in the middle of a window; null where there is nothing, or no window. */
export const viewOf = (rect: Rect | null, { width, height }: Size): CanvasView | null => {
  if (!rect || width === 0 || height === 0) return null
  const room = grown(rect, 48)
  const zoom = Math.min(NEAREST_FIT, width / room.width, height / room.height)
  return { x: width / 2 - (rect.x + rect.width / 2) * zoom, y: height / 2 - (rect.y + rect.height / 2) * zoom, zoom }
}
