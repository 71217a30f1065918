import { type ReactFlowState, useReactFlow, useStore, type Viewport } from '@xyflow/react'
import { memo, type PointerEvent, useCallback, useEffect, useMemo, useRef } from 'react'
import { around, grown } from '../../design/frames.ts'
import type { RecordOf } from '../../design/model.ts'
import { agentColor } from './agent-color.ts'
import type { Card } from './card-facts.ts'
import { palette } from './palette.ts'
import { useViewMoves } from './use-view-moves.ts'

const WIDTH = 176
const HEIGHT = 112

const sizeOfView = (state: ReactFlowState) => `${state.width} ${state.height}`

/**
 * The whole design, small, and the part that is in view. The blocks are drawn when the design changes; a pan only moves
 * one box. For the pointer; the keyboard has the outline and the commands.
 */
export const Minimap = memo(function Minimap({ cards }: { cards: readonly Card[] }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const flow = useReactFlow()
  const size = useStore(sizeOfView)
  const map = useMemo(() => {
    const all = grown(around(cards.map((card) => card.rect)) ?? { x: 0, y: 0, width: WIDTH, height: HEIGHT }, 80)
    const scale = Math.min(WIDTH / all.width, HEIGHT / all.height)
    return {
      scale,
      x: (WIDTH - all.width * scale) / 2 - all.x * scale,
      y: (HEIGHT - all.height * scale) / 2 - all.y * scale,
    }
  }, [cards])
  const at = useRef(map)
  at.current = map
  const view = useRef(size)
  view.current = size

  const follow = useCallback(({ x, y, zoom }: Viewport) => {
    if (!box.current) return
    const [width = 0, height = 0] = view.current.split(' ').map(Number)
    const { scale, ...origin } = at.current
    // Of a large design most steps move it by less than can be seen: these cost nothing.
    const px = (size: number) => `${Math.round(size * 2) / 2}px`
    box.current.style.translate = `${px(origin.x + (-x / zoom) * scale)} ${px(origin.y + (-y / zoom) * scale)}`
    box.current.style.width = px((width / zoom) * scale)
    box.current.style.height = px((height / zoom) * scale)
  }, [])
  useViewMoves(follow)

  useEffect(() => {
    const draw = () => {
      const element = canvas.current
      const pen = element?.getContext('2d')
      if (!element || !pen) return
      const ratio = window.devicePixelRatio || 1
      element.width = WIDTH * ratio
      element.height = HEIGHT * ratio
      const colors = palette()
      pen.setTransform(map.scale * ratio, 0, 0, map.scale * ratio, map.x * ratio, map.y * ratio)
      for (const { record, rect } of cards) {
        pen.fillStyle =
          record.kind === 'agent'
            ? colors.css(agentColor((record as RecordOf<'agent'>).color))
            : record.kind === 'group'
              ? colors.sunken
              : colors.lineStrong
        pen.globalAlpha = record.kind === 'agent' || record.kind === 'group' ? 1 : 0.5
        pen.fillRect(rect.x, rect.y, rect.width, rect.height)
      }
    }
    draw()
    const themed = new MutationObserver(draw)
    themed.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
    return () => themed.disconnect()
  }, [cards, map])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the box follows the map and the size of the view, through refs
  useEffect(() => follow(flow.getViewport()), [map, size, follow, flow])

  const go = (event: PointerEvent<HTMLDivElement>) => {
    const area = event.currentTarget.getBoundingClientRect()
    const { scale, ...origin } = map
    flow.setCenter((event.clientX - area.left - origin.x) / scale, (event.clientY - area.top - origin.y) / scale, {
      zoom: flow.getZoom(),
    })
  }
  return (
    <div
      className="minimap"
      style={{ width: WIDTH, height: HEIGHT }}
      aria-hidden="true"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        go(event)
      }}
      onPointerMove={(event) => {
        if (event.buttons === 1) go(event)
      }}
    >
      <canvas ref={canvas} style={{ width: WIDTH, height: HEIGHT }} />
      <div ref={box} className="minimap-view" />
    </div>
  )
})
