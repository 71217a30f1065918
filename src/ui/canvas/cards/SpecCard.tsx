import type { NodeProps } from '@xyflow/react'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { memo } from 'react'
import { sizes } from '../../../design/frames.ts'
import type { RecordOf } from '../../../design/model.ts'
import type { CardNode } from '../flow.ts'
import { Badge } from './Badge.tsx'
import { CardHandles } from './CardHandles.tsx'
import { LockSign } from './LockSign.tsx'
import { NameField } from './NameField.tsx'
import { Writers } from './Writers.tsx'

const { width, height } = sizes.spec
const FOLD = 18
const OUTLINE = `M.5 4.5a4 4 0 0 1 4-4H${width - FOLD - 0.5}L${width - 0.5} ${FOLD + 0.5}V${height - 4.5}a4 4 0 0 1-4 4H4.5a4 4 0 0 1-4-4Z`
const CORNER = `M${width - FOLD - 0.5} .5V${FOLD - 3.5}a4 4 0 0 0 4 4H${width - 0.5}`

export const SpecCard = memo(function SpecCard({ id, data }: NodeProps<CardNode>) {
  const record = data.card.record as RecordOf<'spec'>
  const { facts } = data.card
  const met = record.criteria.filter((one) => one.met).length
  const Icon = met > 0 && met === record.criteria.length ? CircleCheck : CircleDashed
  return (
    <article className="card spec">
      <svg className="silhouette" width={width} height={height} aria-hidden="true">
        <path d={OUTLINE} />
        <path className="fold" d={CORNER} />
      </svg>
      <header>
        <NameField record={record} renaming={data.renaming} />
      </header>
      <p className="criteria">
        <Icon aria-hidden="true" />
        {record.criteria.length === 0 ? 'no criteria yet' : `${met} of ${record.criteria.length} met`}
      </p>
      <footer>
        <Writers colors={facts.writers} />
      </footer>
      <Badge finding={facts.finding} />
      <LockSign locked={facts.locked} />
      <CardHandles id={id} />
    </article>
  )
})
