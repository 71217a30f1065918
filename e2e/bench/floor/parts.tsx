import { type EdgeProps, getBezierPath, Handle, type NodeProps, Position } from '@xyflow/react'
import { memo } from 'react'
import type { CardNode, TieEdge } from './store.ts'

/** A card about as rich as one of DotBox: a name, some badges, some lines of words, two handles. */
const Card = memo(function Card({ data, selected }: NodeProps<CardNode>) {
  return (
    <div className={selected ? 'card selected' : 'card'}>
      <Handle type="target" position={Position.Left} />
      <Inside data={data} />
      <Handle type="source" position={Position.Right} />
    </div>
  )
})

const Inside = memo(function Inside({ data: { name, model, words } }: { data: CardNode['data'] }) {
  return (
    <>
      <b>{name}</b>
      <div className="badges">
        <span>{model}</span>
        <span>subagent</span>
        <span>7 tools</span>
      </div>
      <p>{words}</p>
      <p>Reads: src, docs</p>
      <p>Hands off when finished</p>
    </>
  )
})

/** A line with its words beside it. */
const Tie = memo(function Tie({ data, ...ends }: EdgeProps<TieEdge>) {
  const [path, x, y] = getBezierPath(ends)
  return (
    <>
      <path d={path} fill="none" className="react-flow__edge-path" />
      <text x={x} y={y} className="words">
        {data?.words}
      </text>
    </>
  )
})

export const nodeTypes = { card: Card }
export const edgeTypes = { tie: Tie }
