import { around, rects } from '../../design/frames.ts'
import type { Design } from '../../design/model.ts'
import { edges } from '../../design/queries.ts'
import { agentColor } from '../canvas/agent-color.ts'

/** A design in small: its boxes where they stand, its edges as lines. */
export const DesignSketch = ({ design }: { design: Design }) => {
  const places = rects(design)
  const all = around(places.values())
  if (!all) return null
  const middle = (id: string) => {
    const rect = places.get(id)
    return rect ? { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 } : null
  }
  return (
    <svg
      viewBox={`${all.x - 20} ${all.y - 20} ${all.width + 40} ${all.height + 40}`}
      className="size-full"
      aria-hidden="true"
    >
      {edges(design).map((edge) => {
        const [from, to] = [middle(edge.from), middle(edge.to)]
        const strong = edge.kind === 'handoff' || edge.kind === 'delegates'
        return from && to ? (
          <line
            key={edge.id}
            x1={from.x}
            y1={from.y}
            x2={to.x}
            y2={to.y}
            stroke={strong ? 'var(--soft)' : 'var(--dots)'}
            strokeWidth={strong ? 5 : 4}
            strokeDasharray={edge.kind === 'delegates' ? '16 12' : undefined}
          />
        ) : null
      })}
      {[...places].map(([id, { x, y, width, height }]) => {
        const record = design.records[id]
        if (record?.kind !== 'agent') {
          return (
            <rect
              key={id}
              x={x}
              y={y}
              width={width}
              height={height}
              rx={10}
              fill="var(--sunken)"
              stroke="var(--line-strong)"
              strokeWidth={4}
            />
          )
        }
        return (
          <g key={id}>
            <rect
              x={x}
              y={y}
              width={width}
              height={height}
              rx={16}
              fill="var(--raised)"
              stroke="var(--soft)"
              strokeWidth={5}
            />
            <rect x={x + 22} y={y + 22} width={44} height={44} rx={8} fill={agentColor(record.color)} />
          </g>
        )
      })}
    </svg>
  )
}
