import { type Edit, put } from '../design/edits.ts'
import { type Design, NODE_KINDS, type NodeRecord, type RecordId } from '../design/model.ts'
import { get, isNode, nodes } from '../design/queries.ts'
import type { SessionStore } from '../store/session.ts'

/** The nodes that belong to these: a group has its members with it. */
export const movedWith = (design: Design, ids: Iterable<string>): NodeRecord[] => {
  const chosen = new Set(ids)
  const grouped = [...chosen].some((id) => id.startsWith('group:'))
  if (grouped)
    return nodes(design).filter(
      (node) => chosen.has(node.id) || ('group' in node && node.group !== null && chosen.has(node.group)),
    )
  return [...chosen].flatMap((id) => {
    const record = get(design, id as RecordId)
    return record && isNode(record) ? [record] : []
  })
}

/** True where a node stays where it is: locked itself, or in a group that is. */
export const isHeld = (design: Design, node: NodeRecord): boolean =>
  node.locked || ('group' in node && node.group !== null && (get(design, node.group)?.locked ?? false))

/** The nodes that move when these are moved: without those that are locked. */
export const movable = (design: Design, ids: Iterable<string>): NodeRecord[] =>
  movedWith(design, ids).filter((node) => !isHeld(design, node))

/** Moves nodes by a step in pixels at zoom 1; places stay whole pixels, and what is locked stays. */
export const moved =
  (ids: Iterable<string>, x: number, y: number): Edit =>
  (design) => {
    const [dx, dy] = [Math.round(x), Math.round(y)]
    if (dx === 0 && dy === 0) return design
    return put(...movable(design, ids).map((node) => ({ ...node, at: { x: node.at.x + dx, y: node.at.y + dy } })))(
      design,
    )
  }

const isNodeId = (id: string) => (NODE_KINDS as readonly string[]).includes(id.slice(0, id.indexOf(':')))

/** The selected nodes, without the edges. */
export const selectedNodes = (selection: ReadonlySet<string>): string[] => [...selection].filter(isNodeId)

/** True where nothing of the selection can be moved; says so, because else a key would seem dead. */
export const allLocked = (session: SessionStore): boolean => {
  const { design, selection } = session.getState()
  const ids = selectedNodes(selection)
  if (ids.length === 0 || movable(design, ids).length > 0) return false
  session.announce('What is selected is locked')
  return true
}
