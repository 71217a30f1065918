import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { CardNode } from '../flow.ts'
import { LockSign } from './LockSign.tsx'
import { NameField } from './NameField.tsx'

/** Words for people, as they were typed: no markup is read from them. */
export const NoteCard = memo(function NoteCard({ data }: NodeProps<CardNode>) {
  return (
    <article className="card note">
      <NameField record={data.card.record} renaming={data.renaming} />
      <LockSign locked={data.card.facts.locked} />
    </article>
  )
})
