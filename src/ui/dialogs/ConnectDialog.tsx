import { useState } from 'react'
import { connectProblem, edgeTitle, newEdge, type PossibleEdge, possibleEdges } from '../../commands/connecting.ts'
import { connect } from '../../design/edits.ts'
import type { Design, NodeKind } from '../../design/model.ts'
import { nodes, title } from '../../design/queries.ts'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { type Option, Select } from '../kit/Select.tsx'
import { useServices, useSession } from '../page.tsx'
import type { DialogProps } from './Dialogs.tsx'

/** Connecting without a mouse: the two ends, then what they may be to each other. */
export const ConnectDialog = ({ onClose }: DialogProps) => {
  const { session, canvas } = useServices()
  const design = useSession((state) => state.design)
  const selection = useSession((state) => state.selection)
  const ends = choices(design)
  const chosen = [...selection].filter((id) => ends.some(({ value }) => value === id))
  const [from, setFrom] = useState(chosen[0] ?? ends[0]?.value ?? '')
  const [to, setTo] = useState(chosen[1] ?? ends.find(({ value }) => value !== from)?.value ?? '')
  const possible = from && to ? possibleEdges(design, from, to) : []
  const problem = from && to ? connectProblem(design, from, to) : 'Add a second card to connect to.'

  const make = (edge: PossibleEdge) => {
    const record = newEdge(design, edge)
    session.edit(`Connect: ${edgeTitle(design, edge)}`, connect(record))
    session.select([record.id])
    onClose()
    setTimeout(() => canvas.focus(record.from))
  }
  return (
    <Dialog title="Connect" width="small" onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <Select label="From" value={from} options={ends} onChange={setFrom} mono />
        <Select label="To" value={to} options={ends} onChange={setTo} mono />
        {problem ? <p className="text-soft">{problem}</p> : null}
        <div className="flex flex-col gap-1">
          {possible.map((edge) => (
            <Button
              key={`${edge.kind} ${edge.from}`}
              className="justify-start overflow-hidden"
              onClick={() => make(edge)}
            >
              <span className="truncate">{edgeTitle(design, edge)}</span>
            </Button>
          ))}
        </div>
      </div>
    </Dialog>
  )
}

const groups: Partial<Record<NodeKind, string>> = { agent: 'Agents', directory: 'Directories', spec: 'Specs' }

/** What can stand at an end of an edge, agents first. */
const choices = (design: Design): readonly Option<string>[] =>
  (Object.keys(groups) as NodeKind[]).flatMap((kind) =>
    nodes(design)
      .filter((node) => node.kind === kind)
      .map((node) => ({ value: node.id, label: title(design, node.id), group: groups[kind] ?? '' })),
  )
