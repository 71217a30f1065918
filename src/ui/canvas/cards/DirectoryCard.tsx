import type { NodeProps } from '@xyflow/react'
import { Lock } from 'lucide-react'
import { memo } from 'react'
import { sizes } from '../../../design/frames.ts'
import type { RecordOf } from '../../../design/model.ts'
import type { CardNode } from '../flow.ts'
import { Badge } from './Badge.tsx'
import { CardHandles } from './CardHandles.tsx'
import { LockSign } from './LockSign.tsx'
import { NameField } from './NameField.tsx'
import { Writers } from './Writers.tsx'

const { width, height } = sizes.directory

/** A folder's outline with its tab, half a pixel inside so that the line is crisp. */
const OUTLINE = `M.5 8.5a6 6 0 0 1 6-6h62a6 6 0 0 1 4.6 2.1l5.2 6.1a6 6 0 0 0 4.6 2.1H${width - 6.5}a6 6 0 0 1 6 6V${height - 6.5}a6 6 0 0 1-6 6H6.5a6 6 0 0 1-6-6Z`

export const DirectoryCard = memo(function DirectoryCard({ id, data }: NodeProps<CardNode>) {
  const record = data.card.record as RecordOf<'directory'>
  const { facts } = data.card
  return (
    <article className="card directory" data-suggested={record.suggested || undefined}>
      <svg className="silhouette" width={width} height={height} aria-hidden="true">
        <path d={OUTLINE} />
      </svg>
      <header>
        <NameField record={record} renaming={data.renaming} />
        {facts.writers.length === 1 ? (
          <span className="lock" title="Exactly one agent may write here">
            <Lock aria-hidden="true" />
          </span>
        ) : null}
      </header>
      <p className="words">{record.purpose}</p>
      <footer>
        <Writers colors={facts.writers} />
      </footer>
      <Badge finding={facts.finding} />
      <LockSign locked={facts.locked} />
      <CardHandles id={id} />
    </article>
  )
})
