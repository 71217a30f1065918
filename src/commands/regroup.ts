import { type Edit, put } from '../design/edits.ts'
import { frame, type Rect, rectOf } from '../design/frames.ts'
import type { Design, NodeRecord } from '../design/model.ts'
import { all, get, nodes } from '../design/queries.ts'

type Member = Exclude<NodeRecord, { kind: 'group' }>

const holds = (rect: Rect, { x, y }: { x: number; y: number }) =>
  x >= rect.x && x <= rect.x + rect.width && y >= rect.y && y <= rect.y + rect.height

/**
 * What a drag says about groups, once the cards stand where they were let go: a card in the frame of a group belongs to it, and
 * one that was taken out of its frame no longer does. Frames count as they are around the cards that were not dragged. A
 * card whose whole group was dragged stays in it.
 */
export const regrouped =
  (ids: ReadonlySet<string>): Edit =>
  (design) => {
    const dragged = [...ids].flatMap((id): Member[] => {
      const node = get(design, id as `note:${string}`)
      return node && 'group' in node ? [node] : []
    })
    const loose = dragged.filter((node) => node.group === null || !ids.has(node.group))
    if (loose.length === 0) return design
    const frames = framesWithout(design, ids)
    const changed = loose.flatMap((node) => {
      const rect = rectOf(node)
      const middle = { x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 }
      const own = node.group === null ? undefined : frames.get(node.group)
      // A group that was emptied by the drag has no frame to leave.
      if (node.group !== null && (own === undefined || holds(own, middle))) return []
      const group = [...frames].findLast(([, frame]) => holds(frame, middle))?.[0] ?? null
      return group === node.group ? [] : [{ ...node, group: group as Member['group'] }]
    })
    return put(...changed)(design)
  }

/** The frames of the groups that were not dragged, around the members that were not dragged; an empty group has its own. */
const framesWithout = (design: Design, ids: ReadonlySet<string>): ReadonlyMap<string, Rect> => {
  const members = new Map<string, Rect[]>()
  const emptied = new Set<string>()
  for (const node of nodes(design)) {
    if (!('group' in node) || node.group === null) continue
    if (ids.has(node.id)) emptied.add(node.group)
    else members.set(node.group, [...(members.get(node.group) ?? []), rectOf(node)])
  }
  return new Map(
    all(design, 'group')
      .filter(({ id, locked }) => !ids.has(id) && !locked && (members.has(id) || !emptied.has(id)))
      .map((group) => [group.id as string, frame(group, members.get(group.id) ?? [])]),
  )
}
