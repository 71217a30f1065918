import { grown, type Rect } from '../../design/frames.ts'

/** The nearest that showing everything goes: a design of one card does not fill the window with it. */
const NEAREST_FIT = 1.1
/** How much of the window's bottom is taken by the bar with the zoom, in pixels of the window. */
const BAR = 52

/** Where a canvas is seen from: its origin in pixels of the window, and how large a pixel of it is there. */
export type CanvasView = { readonly x: number; readonly y: number; readonly zoom: number }
type Size = { readonly width: number; readonly height: number }

/**
 * The view in which all of a part of the canvas is seen, in the middle of a window and above the bar at its bottom; null
 * where there is nothing, or no window.
 */
export const viewOf = (rect: Rect | null, { width, height }: Size): CanvasView | null => {
  if (!rect || width === 0 || height === 0) return null
  const room = grown(rect, 48)
  const free = Math.max(height / 2, height - BAR)
  const zoom = Math.min(NEAREST_FIT, width / room.width, free / room.height)
  return { x: width / 2 - (rect.x + rect.width / 2) * zoom, y: free / 2 - (rect.y + rect.height / 2) * zoom, zoom }
}
