import { Check, SlidersHorizontal, X } from 'lucide-react'
import { useState } from 'react'
import { edgeTitle, newEdge } from '../../commands/connecting.ts'
import { connect, patch, remove } from '../../design/edits.ts'
import type { EdgeRecord, NodeRecord } from '../../design/model.ts'
import { get, title } from '../../design/queries.ts'
import { IconButton } from '../kit/IconButton.tsx'
import { KindSign } from '../kit/KindSign.tsx'
import { Select } from '../kit/Select.tsx'
import { Tag } from '../kit/Tag.tsx'
import { type EdgeList, edgeLists } from './edge-lists.ts'
import { LevelSigns } from './LevelRows.tsx'
import { Section } from './Section.tsx'
import { SupportTags } from './SupportTags.tsx'
import { useInspector } from './use-inspector.ts'

/** What a node is connected to: every edge with a way to its other end, and a way to add one. */
export const EdgesSection = ({ node }: { node: NodeRecord }) => {
  const { design } = useInspector()
  const lists = edgeLists(design, node)
  const filled = lists.filter(({ edges }) => edges.length > 0)
  const count = filled.reduce((sum, { edges }) => sum + edges.length, 0)
  return (
    <Section title="Connections" aside={count || undefined}>
      {filled.map(({ kind, way, title: heading, edges }) => (
        <div key={`${kind} ${way}`} className="flex flex-col gap-1">
          <div className="flex items-center justify-between gap-2">
            <h4 className="shrink-0 text-small font-strong text-soft">{heading}</h4>
            {kind === 'handoff' ? null : <SupportTags field={kind} rule={edges[0]?.id} />}
          </div>
          <ul className="flex flex-col">
            {edges.map((edge) => (
              <EdgeRow key={edge.id} edge={edge} other={way === 'out' ? edge.to : edge.from} />
            ))}
          </ul>
        </div>
      ))}
      <AddEdge node={node} lists={lists.filter(({ others }) => others.length > 0)} />
    </Section>
  )
}

/** Two choices, what the connection says and to whom it leads, draw it. */
const AddEdge = ({ node, lists }: { node: NodeRecord; lists: readonly EdgeList[] }) => {
  const { design, edit } = useInspector()
  const [wanted, setWanted] = useState('')
  const list = lists.find((other) => other.title === wanted) ?? lists[0]
  if (!list) return <p className="text-small text-faint">There is nothing that it could be connected to.</p>
  const add = (other: string) => {
    const { kind, way } = list
    const edge = way === 'out' ? { kind, from: node.id, to: other } : { kind, from: other, to: node.id }
    edit(edgeTitle(design, edge), (now) => connect(newEdge(now, edge))(now))
  }
  return (
    <div className="flex flex-col gap-1">
      <h4 className="text-small font-strong text-soft">Connect</h4>
      <div className="grid grid-cols-[minmax(0,7fr)_minmax(0,6fr)] gap-1.5">
        <Select
          label="New connection"
          hideLabel
          value={list.title}
          options={lists.map((other) => ({ value: other.title, label: other.title }))}
          onChange={setWanted}
        />
        <Select
          label={`${list.title}: add`}
          hideLabel
          value=""
          options={[
            { value: '', label: 'Choose…' },
            ...list.others.map(({ id }) => ({ value: id as string, label: title(design, id) || id })),
          ]}
          onChange={(id) => id !== '' && add(id)}
        />
      </div>
    </div>
  )
}

const EdgeRow = ({ edge, other }: { edge: EdgeRecord; other: NodeRecord['id'] }) => {
  const { design, edit, select } = useInspector()
  const name = title(design, other)
  return (
    <li className="-mx-1.5 flex items-center gap-1 rounded-small pl-1.5 hover:bg-hover">
      <button
        type="button"
        title={`Select ${name}`}
        onClick={() => select(other)}
        className="flex h-7 min-w-0 flex-1 items-center gap-1.5 rounded-small text-left underline-offset-2 hover:underline"
      >
        <KindSign kind={get(design, other)?.kind ?? 'agent'} />
        <span className="truncate font-mono text-small">{name}</span>
        {edge.suggested ? <Tag tone="info">suggested</Tag> : null}
      </button>
      {edge.suggested ? null : <LevelSigns rule={edge.id} />}
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
