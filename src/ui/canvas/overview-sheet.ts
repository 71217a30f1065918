import { drawPicture, type Picture } from './overview-picture.ts'
import { palette } from './palette.ts'
import type { CanvasView } from './view-of.ts'

export type Content = { readonly picture: Picture; readonly selection: ReadonlySet<string> }

/** How much beyond the view is drawn on each side, as a part of it, and the most pixels that the drawing may have for that. */
const MARGIN = 0.35
const MOST_PIXELS = 16_000_000

/**
 * The drawing as a sheet of paper that is larger than the window: while the view only moves, the sheet is moved, and nothing is
 * drawn. A zoom draws no more than what is in view.
 */
export const sheetOf = () => {
  let drawn: (CanvasView & { readonly isWhole: boolean; readonly margin: Point }) | null = null
  return {
    forget: () => {
      drawn = null
    },
    show: (canvas: HTMLCanvasElement, view: CanvasView, content: Content) => {
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
  { x, y, zoom }: CanvasView,
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
