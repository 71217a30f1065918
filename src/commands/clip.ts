import type { AnyRecord, Design, NodeRecord } from '../design/model.ts'
import { edges, title } from '../design/queries.ts'
import { verbs } from './connecting.ts'
import { movedWith } from './moving.ts'

/** The line after this one is what DotBox reads of a copied text. */
export const BEGIN = '```json dotbox'
const END = '```'

/** What a record is found again by in another design. */
export const calledOf = (record: AnyRecord | undefined): string | null =>
  record === undefined ? null : record.kind === 'agent' ? record.name : 'path' in record ? record.path : null

/** Nodes with the edges among them, as text: lines for people, and below them the records for DotBox. Null for no nodes. */
export const clipText = (design: Design, ids: Iterable<string>): string | null => {
  const nodes = movedWith(design, ids)
  if (nodes.length === 0) return null
  const inside = new Set<string>(nodes.map((node) => node.id))
  const touching = edges(design).filter((edge) => inside.has(edge.from) || inside.has(edge.to))
  const outside = [...new Set(touching.flatMap((edge) => [edge.from, edge.to] as string[]))]
    .filter((id) => !inside.has(id))
    .flatMap((id) => {
      const record = design.records[id]
      const called = calledOf(record)
      return record && called !== null ? [{ id, kind: record.kind, called }] : []
    })
  const lines = [
    ...nodes.map((node) => lineOf(design, node)),
    ...touching.map((edge) => `- ${title(design, edge.from)} ${verbs[edge.kind]} ${title(design, edge.to)}`),
  ]
  const clip = { version: 1, records: [...nodes, ...touching], outside }
  return `${lines.join('\n')}\n\n${BEGIN}\n${JSON.stringify(clip)}\n${END}\n`
}

const lineOf = (design: Design, node: NodeRecord): string => {
  const words = node.kind === 'agent' ? node.description : node.kind === 'directory' ? node.purpose : ''
  const line = words.split('\n', 1)[0] ?? ''
  return `- ${node.kind} ${title(design, node.id)}${line ? `: ${line}` : ''}`
}
