import type { ConnectionLineComponentProps } from '@xyflow/react'
import { useEffect } from 'react'
import { connectProblem, possibleEdges, verbs } from '../../commands/connecting.ts'
import { rects } from '../../design/frames.ts'
import { useBoard } from './board.ts'
import { textWidth } from './fitted.ts'
import { route } from './route.ts'

/** The line while a connection is drawn, with the words for what it would become; the card under the pointer is marked. */
export const ConnectionLine = ({ fromNode, toX, toY }: ConnectionLineComponentProps) => {
  const board = useBoard()
  const over = board.nodeAt({ x: toX, y: toY })
  const target = over === fromNode.id ? null : over
  useEffect(() => {
    const card = target === null ? null : document.querySelector(`.react-flow__node[data-id="${CSS.escape(target)}"]`)
    card?.setAttribute('data-target', 'true')
    return () => card?.removeAttribute('data-target')
  }, [target])
  const { design } = board.services().session.getState()
  const places = rects(design)
  const from = places.get(fromNode.id)
  if (!from) return null
  const way = route(from, (target && places.get(target)) || { x: toX, y: toY, width: 0, height: 0 })
  const possible = target === null ? [] : possibleEdges(design, fromNode.id, target)
  const words =
    target === null
      ? ''
      : possible.length === 0
        ? connectProblem(design, fromNode.id, target)!
        : possible.length === 1
          ? verbs[possible[0]!.kind]
          : `${possible.length} ways to connect`
  const width = textWidth(words) + 16
  return (
    <g className="line drawing" data-refused={(target !== null && possible.length === 0) || undefined}>
      <path className="stroke" d={way.path} />
      <circle cx={way.end.x} cy={way.end.y} r={4} />
      {words ? (
        <g className="said" transform={`translate(${toX} ${toY + 26})`}>
          <rect className="chip" x={-width / 2} y={-11} width={width} height={22} rx={11} />
          <text y={4}>{words}</text>
        </g>
      ) : null}
    </g>
  )
}
