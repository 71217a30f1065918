import { type Edit, put } from '../design/edits.ts'
import { edgeId, freeId, slug } from '../design/ids.ts'
import type { AnyRecord, Design, NodeRecord } from '../design/model.ts'
import { agentNameProblem, placeProblem } from '../design/names.ts'
import { edges } from '../design/queries.ts'
import { freeName } from './adding.ts'
import { movedWith } from './moving.ts'

/** A copy and the edit that puts it into the design. */
export type Copy = { readonly edit: Edit; readonly ids: readonly string[] }

/**
 * Copies nodes, a group with its members, and the edges among them, a step aside. Copies get free names and paths;
 * edges to what is not copied stay with the originals.
 */
export const copyOf = (design: Design, ids: Iterable<string>, step: { x: number; y: number }): Copy => {
  let grown = design
  const twin = new Map<string, string>()
  const add = (record: AnyRecord, original: string) => {
    grown = put(record)(grown)
    twin.set(original, record.id)
  }
  const originals = movedWith(design, ids).sort((a, b) => Number(b.kind === 'group') - Number(a.kind === 'group'))
  for (const node of originals) {
    const at = { x: node.at.x + Math.round(step.x), y: node.at.y + Math.round(step.y) }
    const group = 'group' in node && node.group !== null ? { group: (twin.get(node.group) ?? node.group) as never } : {}
    add({ ...node, ...renamed(grown, node), ...group, at } as AnyRecord, node.id)
  }
  for (const edge of edges(design)) {
    const [from, to] = [twin.get(edge.from), twin.get(edge.to)]
    if (from && to) add({ ...edge, id: edgeId(grown, edge.kind, from, to), from, to } as AnyRecord, edge.id)
  }
  const added = [...twin.values()].map((id) => grown.records[id]!)
  return { edit: put(...added), ids: originals.map((node) => twin.get(node.id)!) }
}

/** The id of a copy, and the name or path that tells it from its original. */
const renamed = (design: Design, node: NodeRecord): Partial<NodeRecord> => {
  if (node.kind === 'agent') {
    const name = freeName(node.name.replace(/-\d+$/, ''), (wanted) =>
      wanted === node.name ? 'taken' : (agentNameProblem(design, null, wanted) ?? null),
    )
    return { id: freeId<'agent'>(design.records, 'agent', slug(name)), name }
  }
  if (node.kind === 'directory' || node.kind === 'spec') {
    const path = freeName(
      node.path.replace(/-\d+(?=(\.[^./]*)?$)/, ''),
      (wanted) => placeProblem(design, null, wanted),
      (base, count) => base.replace(/(\.[^./]*)?$/, (ending) => `-${count}${ending}`),
    )
    const id = freeId(design.records, node.kind, path)
    // What somebody copies is meant, even where the original was only suggested.
    return (node.kind === 'directory' ? { id, path, suggested: false } : { id, path }) as Partial<NodeRecord>
  }
  return { id: freeId(design.records, node.kind, node.kind) } as Partial<NodeRecord>
}
