import { ArrowRight } from 'lucide-react'
import { edgeTitle, newEdge, verbs } from '../../commands/connecting.ts'
import { inOrder, patch, put, remove } from '../../design/edits.ts'
import { ends, kindsBetween } from '../../design/ends.ts'
import type { Design, EdgeKind, EdgeRecord, Kind } from '../../design/model.ts'
import { edges, get, nodes, title } from '../../design/queries.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { Select } from '../kit/Select.tsx'
import { byName } from './edge-lists.ts'
import { useInspector } from './use-inspector.ts'

/** From where an edge leads to where, and what it says. */
export const EndFields = ({ edge }: { edge: EdgeRecord }) => (
  <>
    <EndField edge={edge} end="from" label="From" />
    <KindField edge={edge} />
    <EndField edge={edge} end="to" label="To" />
  </>
)

const EndField = ({ edge, end, label }: { edge: EdgeRecord; end: 'from' | 'to'; label: string }) => {
  const { design, edit, select } = useInspector()
  const fits: readonly Kind[] = ends[edge.kind][end]
  const options = nodes(design)
    .filter(({ id, kind }) => id === edge[end] || (fits.includes(kind) && !stands(design, edge, { [end]: id })))
    .map(({ id }) => ({ value: id as string, label: title(design, id) || id }))
    .sort((a, b) => byName(a.label, b.label))
  const name = title(design, edge[end])
  return (
    <div className="flex items-end gap-1">
      <div className="min-w-0 flex-1">
        <Select
          label={label}
          mono
          value={edge[end] as string}
          options={options}
          onChange={(id) =>
            edit(`Move the end of ${edgeTitle(design, edge)}`, patch(edge.id as 'handoff:x', { [end]: id }))
          }
        />
      </div>
      <IconButton icon={ArrowRight} label={`Select ${name}`} onClick={() => select(edge[end])} />
    </div>
  )
}

/** Other kinds of edge that these two ends allow. Its own fields, a rule or a gate, are given up with the kind. */
const KindField = ({ edge }: { edge: EdgeRecord }) => {
  const { design, services, edit } = useInspector()
  const [from, to] = [get(design, edge.from), get(design, edge.to)]
  if (!from || !to) return null
  const kinds = kindsBetween(from.kind, to.kind).filter((kind) => kind === edge.kind || !stands(design, edge, { kind }))
  return (
    <Select
      label="Says"
      value={edge.kind}
      options={kinds.map((kind) => ({ value: kind, label: `${title(design, from.id)} ${verbs[kind]} …` }))}
      onChange={(kind: EdgeKind) => {
        const next = {
          ...newEdge(design, { kind, from: from.id, to: to.id }),
          suggested: edge.suggested,
          evidence: edge.evidence,
        }
        edit(edgeTitle(design, next), inOrder(remove(edge.id), put(next)))
        services.session.select([next.id])
      }}
    />
  )
}

/** True where an edge like this one, changed so, stands already or would lead back to where it comes from. */
const stands = (design: Design, edge: EdgeRecord, change: { kind?: EdgeKind; from?: string; to?: string }): boolean => {
  const { kind, from, to } = { ...edge, ...change }
  return (
    from === to ||
    edges(design).some((other) => other.id !== edge.id && other.kind === kind && other.from === from && other.to === to)
  )
}
