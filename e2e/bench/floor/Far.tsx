import { useOnViewportChange, useReactFlow, type Viewport } from '@xyflow/react'
import { useCallback, useEffect, useRef } from 'react'
import { FAR } from './near.ts'
import { CARD, useFloor } from './store.ts'

/** From what zoom on a name in the drawing can be read. */
const READABLE = 0.12

/** From far away, all cards and lines as one drawing. */
export const Far = () => {
  const ref = useRef<HTMLCanvasElement>(null)
  const flow = useReactFlow()
  const draw = useCallback((view: Viewport) => {
    const canvas = ref.current
    if (!canvas) return
    // Near, it is not there at all: an empty canvas costs as much as a full one.
    canvas.style.display = view.zoom < FAR ? '' : 'none'
    if (view.zoom < FAR) paint(canvas, view)
  }, [])
  useOnViewportChange({ onChange: draw, onEnd: draw })
  useEffect(() => {
    draw(flow.getViewport())
    return useFloor.subscribe(() => draw(flow.getViewport()))
  }, [draw, flow])
  return <canvas ref={ref} className="far" />
}

const paint = (canvas: HTMLCanvasElement, { x, y, zoom }: Viewport) => {
  const { nodes, edges } = useFloor.getState()
  const [width, height] = [canvas.clientWidth, canvas.clientHeight]
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
  const pen = canvas.getContext('2d')!
  pen.setTransform(1, 0, 0, 1, 0, 0)
  pen.clearRect(0, 0, width, height)
  pen.setTransform(zoom, 0, 0, zoom, x, y)
  const [left, top, right, bottom] = [-x / zoom, -y / zoom, (width - x) / zoom, (height - y) / zoom]
  const places = new Map(nodes.map(({ id, position }) => [id, position]))
  const seen = nodes.filter(
    ({ position: at }) => at.x < right && at.x + CARD.width > left && at.y < bottom && at.y + CARD.height > top,
  )
  pen.lineWidth = 1 / zoom
  pen.strokeStyle = '#b1b1b7'
  pen.beginPath()
  for (const { source, target } of edges) {
    const [from, to] = [places.get(source), places.get(target)]
    if (!from || !to) continue
    pen.moveTo(from.x + CARD.width, from.y + CARD.height / 2)
    pen.lineTo(to.x, to.y + CARD.height / 2)
  }
  pen.stroke()
  pen.beginPath()
  for (const { position: at } of seen) pen.rect(at.x, at.y, CARD.width, CARD.height)
  pen.fillStyle = '#fff'
  pen.fill()
  pen.strokeStyle = '#888'
  pen.stroke()
  if (zoom < READABLE) return
  pen.fillStyle = '#222'
  pen.font = '600 28px sans-serif'
  for (const { position: at, data } of seen) pen.fillText(data.name, at.x + 12, at.y + 40)
}
