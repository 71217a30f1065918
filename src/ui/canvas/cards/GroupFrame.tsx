import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { CardNode } from '../flow.ts'
import { NameField } from './NameField.tsx'

/** A frame around its members. It is dragged by its name; what is inside it stays within reach. */
export const GroupFrame = memo(function GroupFrame({ data }: NodeProps<CardNode>) {
  return (
    <section className="frame">
      <div className="frame-name">
        <NameField record={data.card.record} renaming={data.renaming} />
      </div>
    </section>
  )
})
