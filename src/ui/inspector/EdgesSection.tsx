import { Check, SlidersHorizontal, X } from 'lucide-react'
import { edgeTitle, newEdge } from '../../commands/connecting.ts'
import { connect, patch, remove } from '../../design/edits.ts'
import type { EdgeRecord, NodeRecord } from '../../design/model.ts'
import { title } from '../../design/queries.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { Select } from '../kit/Select.tsx'
import { Tag } from '../kit/Tag.tsx'
import { type EdgeList, edgeLists } from './edge-lists.ts'
import { kindIcons } from './icons.ts'
import { Section } from './Section.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** What a node is connected to: every edge with a way to its other end, and a way to add one. */
export const EdgesSection = ({ node }: { node: NodeRecord }) => {
  const { design } = useInspector()
  const lists = edgeLists(design, node)
  const count = lists.reduce((sum, { edges }) => sum + edges.length, 0)
  return (
    <Section title="Connections" aside={count || undefined}>
      {lists.map((list) => (
        <EdgeGroup key={`${list.kind} ${list.way}`} node={node} list={list} />
      ))}
    </Section>
  )
}

const EdgeGroup = ({ node, list }: { node: NodeRecord; list: EdgeList }) => {
  const { design, edit } = useInspector()
  const { kind, way, edges, others } = list
  if (edges.length === 0 && others.length === 0) return null
  const add = (other: string) => {
    const wanted = way === 'out' ? { kind, from: node.id, to: other } : { kind, from: other, to: node.id }
    edit(edgeTitle(design, wanted), (now) => connect(newEdge(now, wanted))(now))
  }
  return (
    <div className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-1.5">
        <h4 className="flex-1 text-small font-strong text-soft">{list.title}</h4>
        {edges.length > 0 && kind !== 'handoff' ? <SupportTags field={kind} /> : null}
      </div>
      {edges.length > 0 ? (
        <ul className="flex flex-col">
          {edges.map((edge) => (
            <EdgeRow key={edge.id} edge={edge} other={way === 'out' ? edge.to : edge.from} />
          ))}
        </ul>
      ) : null}
      {others.length > 0 ? (
        <Select
          label={`Add: ${list.title}`}
          hideLabel
          value=""
          options={[
            { value: '', label: 'Add…' },
            ...others.map(({ id }) => ({ value: id as string, label: title(design, id) || id })),
          ]}
          onChange={(id) => id !== '' && add(id)}
        />
      ) : null}
    </div>
  )
}

const EdgeRow = ({ edge, other }: { edge: EdgeRecord; other: NodeRecord['id'] }) => {
  const { design, edit, select } = useInspector()
  const name = title(design, other)
  const Icon = kindIcons[design.records[other]?.kind ?? 'agent']
  return (
    <li className="-mx-1.5 flex items-center gap-1 rounded-small pl-1.5 hover:bg-hover">
      <button
        type="button"
        title={`Select ${name}`}
        onClick={() => select(other)}
        className="flex h-7 min-w-0 flex-1 items-center gap-1.5 rounded-small text-left underline-offset-2 hover:underline"
      >
        <Icon size={14} strokeWidth={1.5} aria-hidden className="shrink-0 text-faint" />
        <span className="truncate font-mono text-small">{name}</span>
        {edge.suggested ? <Tag tone="info">suggested</Tag> : null}
      </button>
      {edge.suggested ? (
        <IconButton
          small
          icon={Check}
          label={`Accept ${name}`}
          onClick={() => edit(`Accept ${edgeTitle(design, edge)}`, patch(edge.id, { suggested: false }))}
        />
      ) : null}
      <IconButton
        small
        icon={SlidersHorizontal}
        label={`Edit the connection to ${name}`}
        onClick={() => select(edge.id)}
      />
      <IconButton
        small
        icon={X}
        label={edge.suggested ? `Dismiss ${name}` : `Remove the connection to ${name}`}
        onClick={() => edit(`Remove ${edgeTitle(design, edge)}`, remove(edge.id))}
      />
    </li>
  )
}
