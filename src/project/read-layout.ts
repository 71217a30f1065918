import { sizes } from '../design/frames.ts'
import { type AnyRecord, DESIGN_ID, type Design, type NodeRecord } from '../design/model.ts'
import { nodes, settings } from '../design/queries.ts'
import type { GroupId, Point } from '../design/records/shared.ts'
import { arrange } from './layout.ts'
import { linksAmong } from './links-among.ts'
import { type Memory, memoryKey } from './memory.ts'

/** How far below what is there already new nodes are laid out, in pixels. */
const GAP = 80
/**
 * Gives every node its place: the one that is remembered, or one by layout. Notes and groups exist only in the memory,
 * so they come from there.
 */
export const placeNodes = (design: Design, memory: Memory | null): Design => {
  const records: Record<string, AnyRecord> = { ...design.records }
  for (const group of memory?.groups ?? []) records[group.id] = { kind: 'group', ...group }
  for (const note of memory?.notes ?? []) records[note.id] = { kind: 'note', ...note }
  if (memory?.flow) records[DESIGN_ID] = { ...settings(design), flow: memory.flow }
  const homeless: NodeRecord[] = []
  let lowest = Number.NEGATIVE_INFINITY
  for (const node of nodes(design)) {
    if (node.kind === 'note' || node.kind === 'group') continue
    const known = memory?.places[memoryKey(node)]
    if (!known) homeless.push(node)
    else {
      const group =
        known.group !== undefined && records[known.group]?.kind === 'group' ? (known.group as GroupId) : null
      records[node.id] = { ...node, at: known.at, group, locked: known.locked ?? false, layer: known.layer ?? 0 }
      lowest = Math.max(lowest, known.at.y + sizes[node.kind].height)
    }
  }
  const shift = Number.isFinite(lowest) ? lowest + GAP : 0
  for (const [id, at] of arranged({ ...design, records }, homeless)) {
    const node = records[id]
    if (node && 'at' in node) records[id] = { ...node, at: { x: at.x, y: at.y + shift } }
  }
  return { ...design, records }
}

/** Places for some nodes of a design, laid out among themselves, from (0, 0) on. */
const arranged = (design: Design, some: readonly NodeRecord[]): ReadonlyMap<string, Point> => {
  const { boxes, links } = linksAmong(design, some)
  return arrange(boxes, links, { direction: settings(design).flow })
}
