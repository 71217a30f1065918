import type { NodeProps } from '@xyflow/react'
import { ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useStore } from 'zustand'
import { folded } from '../../../commands/group.ts'
import type { RecordOf } from '../../../design/model.ts'
import { nodes, title } from '../../../design/queries.ts'
import { useBoard } from '../board.ts'
import type { CardNode } from '../flow.ts'
import { LockSign } from './LockSign.tsx'
import { NameField } from './NameField.tsx'

/**
 * A frame around its members. It is dragged by its name; what is inside it stays within reach. Folded it is a card, with
 * the place where React Flow looks for the ends of edges (see `CardHandles`).
 */
export const GroupFrame = memo(function GroupFrame({ data }: NodeProps<CardNode>) {
  const record = data.card.record as RecordOf<'group'>
  const name = <NameField record={record} renaming={data.renaming} />
  return record.collapsed ? (
    <article className="card folded">
      <header>
        {name}
        <Unfold id={record.id} name={record.name} />
      </header>
      <Inside id={record.id} />
      <i className="middle source" data-handlepos="right" />
      <LockSign locked={data.card.facts.locked} />
    </article>
  ) : (
    <section className="frame">
      <div className="frame-name">{name}</div>
      <LockSign locked={data.card.facts.locked} />
    </section>
  )
})

/** What a folded group holds, in words. */
const Inside = ({ id }: { id: RecordOf<'group'>['id'] }) => {
  const { session } = useBoard().services()
  const words = useStore(session, ({ design }) => {
    const members = nodes(design).filter((node) => 'group' in node && node.group === id)
    const names = members.slice(0, 8).map((node) => title(design, node.id) || 'a note')
    return members.length === 0 ? 'Empty' : `${members.length} inside: ${names.join(', ')}`
  })
  return <p className="words">{words}</p>
}

const Unfold = ({ id, name }: { id: RecordOf<'group'>['id']; name: string }) => {
  const board = useBoard()
  const unfold = () => {
    const { session } = board.services()
    session.edit(`Unfold ${name}`, folded(session.getState().design, id, false))
  }
  return (
    <button type="button" className="unfold nodrag" aria-label={`Unfold ${name}`} title="Unfold" onClick={unfold}>
      <ChevronRight aria-hidden="true" />
    </button>
  )
}
