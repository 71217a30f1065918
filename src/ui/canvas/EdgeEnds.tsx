import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { type PointerEvent, useState } from 'react'
import { type End, reconnected, reconnectProblem } from '../../commands/reconnecting.ts'
import { rects } from '../../design/frames.ts'
import type { EdgeRecord, RecordId } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { useBoard } from './board.ts'
import { pointAt } from './edge-at.ts'
import { textWidth } from './fitted.ts'
import { route } from './route.ts'

type Point = { readonly x: number; readonly y: number }

/** The two ends of a selected edge, to be dragged to another card; where that cannot be, it says why on the way. */
export const EdgeEnds = ({ record, path }: { record: EdgeRecord; path: string }) => {
  const board = useBoard()
  const flow = useReactFlow()
  const [drag, setDrag] = useState<{ readonly end: End; readonly at: Point } | null>(null)
  const { session } = board.services()

  const under = (at: Point, end: End) => {
    const to = board.nodeAt(at)
    return to === null || to === record[end] ? null : to
  }
  const begin = (end: End) => (event: PointerEvent<SVGCircleElement>) => {
    if (event.button !== 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    setDrag({ end, at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) })
  }
  const move = (event: PointerEvent) => {
    if (drag) setDrag({ ...drag, at: flow.screenToFlowPosition({ x: event.clientX, y: event.clientY }) })
  }
  const drop = () => {
    if (!drag) return
    setDrag(null)
    const to = under(drag.at, drag.end)
    if (to === null) return
    const { design } = session.getState()
    const why = reconnectProblem(design, record.id, drag.end, to)
    if (why) return session.say({ tone: 'info', text: why })
    const before = new Set(Object.keys(design.records))
    session.edit(
      `Reconnect ${title(design, record.id)} ${drag.end === 'from' ? 'from' : 'to'} ${title(design, to as RecordId)}`,
      reconnected(record.id, drag.end, to),
    )
    session.select(Object.keys(session.getState().design.records).filter((id) => !before.has(id)))
  }
  return (
    <>
      {(['from', 'to'] as const).map((end) => {
        const { x, y } = pointAt(path, end === 'from' ? 0.06 : 0.9)
        return (
          <circle
            key={end}
            className="edge-end nopan nodrag"
            data-end={end}
            cx={x}
            cy={y}
            r={6}
            onPointerDown={begin(end)}
            onPointerMove={move}
            onPointerUp={drop}
            onPointerCancel={() => setDrag(null)}
          >
            <title>{end === 'from' ? 'Drag to begin elsewhere' : 'Drag to lead elsewhere'}</title>
          </circle>
        )
      })}
      {drag ? (
        // Above the cards, as a connection that is drawn anew.
        <ViewportPortal>
          <svg className="edge-drawn" aria-hidden="true">
            <Drawn record={record} end={drag.end} at={drag.at} to={under(drag.at, drag.end)} />
          </svg>
        </ViewportPortal>
      ) : null}
    </>
  )
}

/** The edge as it would run, and what speaks against it. */
const Drawn = ({ record, end, at, to }: { record: EdgeRecord; end: End; at: Point; to: string | null }) => {
  const { design } = useBoard().services().session.getState()
  const places = rects(design)
  const fixed = places.get(end === 'from' ? record.to : record.from)
  if (!fixed) return null
  const free = (to && places.get(to)) || { ...at, width: 0, height: 0 }
  const way = end === 'from' ? route(free, fixed) : route(fixed, free)
  const why = to === null ? null : reconnectProblem(design, record.id, end, to)
  const words = why ?? (to === null ? '' : `${end === 'from' ? 'From' : 'To'} ${title(design, to as RecordId)}`)
  const width = textWidth(words) + 16
  return (
    <g className="line drawing" data-refused={why !== null || undefined} pointerEvents="none">
      <path className="stroke" d={way.path} />
      {words ? (
        <g className="said" transform={`translate(${at.x} ${at.y + 26})`}>
          <rect className="chip" x={-width / 2} y={-11} width={width} height={22} rx={11} />
          <text y={4}>{words}</text>
        </g>
      ) : null}
    </g>
  )
}
