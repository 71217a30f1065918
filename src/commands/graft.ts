import { type Edit, put } from '../design/edits.ts'
import { kindsBetween } from '../design/ends.ts'
import { edgeId, freeId, slug } from '../design/ids.ts'
import type { AnyRecord, Design, EdgeRecord, Kind, NodeRecord } from '../design/model.ts'
import { uniqueNames } from './unique.ts'

/** What was put into a design: the edit that does it, and the ids of the new nodes. */
export type Copy = { readonly edit: Edit; readonly ids: readonly string[] }

export type Cutting = {
  readonly nodes: readonly NodeRecord[]
  readonly edges: readonly EdgeRecord[]
  /** Who stands for a record that is not among the nodes: an end outside, a group, the spec of a gate. Null for nobody. */
  readonly standsFor: (id: string) => string | null
}

const kindOf = (id: string) => id.slice(0, id.indexOf(':')) as Kind

/**
 * Puts copies of nodes and of the edges among them into a design, moved by a step. Copies get free ids, names and paths,
 * and are not locked; an edge whose ends nobody stands for is left out, and so is one that its ends do not allow.
 */
export const grafted = (design: Design, { nodes, edges, standsFor }: Cutting, step: { x: number; y: number }): Copy => {
  const names = uniqueNames(design)
  const records: Record<string, AnyRecord> = { ...design.records }
  const twin = new Map<string, string>()
  const added: string[] = []
  const add = (record: AnyRecord) => {
    records[record.id] = record
    added.push(record.id)
  }
  const inPlaceOf = (id: string) => twin.get(id) ?? standsFor(id)

  for (const node of [...nodes].sort((a, b) => Number(b.kind === 'group') - Number(a.kind === 'group'))) {
    const own = named(records, names, node)
    const group = 'group' in node && node.group !== null ? inPlaceOf(node.group) : null
    add({
      ...node,
      ...own,
      ...('group' in node ? { group } : {}),
      at: { x: Math.round(node.at.x + step.x), y: Math.round(node.at.y + step.y) },
      locked: false,
    } as AnyRecord)
    twin.set(node.id, own.id)
  }
  const standing = new Set<string>()
  for (const record of Object.values(design.records))
    if ('from' in record) standing.add(`${record.kind} ${record.from} ${record.to}`)
  for (const edge of edges) {
    const [from, to] = [inPlaceOf(edge.from), inPlaceOf(edge.to)]
    if (!from || !to || from === to || !kindsBetween(kindOf(from), kindOf(to)).includes(edge.kind)) continue
    if (standing.has(`${edge.kind} ${from} ${to}`)) continue
    standing.add(`${edge.kind} ${from} ${to}`)
    const own = { id: edgeId({ ...design, records }, edge.kind, from, to), from, to }
    const gate =
      edge.kind === 'handoff' && edge.gate && 'verified' in edge.gate
        ? { gate: verifiedBy(inPlaceOf(edge.gate.verified)) }
        : {}
    add({ ...edge, ...own, ...gate } as AnyRecord)
  }
  return {
    edit: put(...added.map((id) => records[id]!)),
    ids: nodes.flatMap((node) => twin.get(node.id) ?? []),
  }
}

const verifiedBy = (spec: string | null) => (spec === null ? null : { verified: spec })

/** The id of a copy, and the name or path that tells it from its original. */
const named = (
  taken: Readonly<Record<string, AnyRecord>>,
  names: ReturnType<typeof uniqueNames>,
  node: NodeRecord,
): { readonly id: string } => {
  if (node.kind === 'agent') {
    const name = names.agent(node.name, node.root)
    return { id: freeId(taken, 'agent', slug(name)), name } as { id: string }
  }
  if (node.kind === 'directory' || node.kind === 'spec') {
    const path = names.place(node.kind, node.path)
    // What somebody copies is meant, even where the original was only suggested.
    const own = { id: freeId(taken, node.kind, path), path }
    return node.kind === 'directory' ? ({ ...own, suggested: false } as { id: string }) : own
  }
  return { id: freeId(taken, node.kind, node.kind) }
}
