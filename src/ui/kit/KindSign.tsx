import type { NodeKind } from '../../design/model.ts'

/**
 * The sign of a kind of node, the same wherever a node is named and shaped as on the canvas. A plain box and no picture: lists
 * have hundreds of them, and a browser goes through every `<svg>` of a page whenever something moves on it.
 *
 * @param color of an agent, as CSS
 */
export const KindSign = ({ kind, color }: { kind: NodeKind; color?: string | undefined }) => (
  <i className="kind-sign" data-kind={kind} style={color === undefined ? undefined : { color }} aria-hidden="true" />
)
