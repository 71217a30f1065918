import type { NodeProps } from '@xyflow/react'
import { Bot, ClipboardCheck, Crown, type LucideIcon, Network, PenLine, ScanSearch } from 'lucide-react'
import { memo } from 'react'
import type { RecordOf } from '../../../design/model.ts'
import type { LevelSign } from '../../level-signs.ts'
import { agentColor } from '../agent-color.ts'
import type { CardFacts, Role } from '../card-facts.ts'
import type { CardNode } from '../flow.ts'
import { levelMark } from '../level-marks.ts'
import { Badge } from './Badge.tsx'
import { CapabilityRow } from './CapabilityRow.tsx'
import { CardHandles } from './CardHandles.tsx'
import { LockSign } from './LockSign.tsx'
import { NameField } from './NameField.tsx'

const roles: Readonly<Record<Role, LucideIcon>> = {
  lead: Crown,
  checks: ClipboardCheck,
  delegates: Network,
  writes: PenLine,
  reads: ScanSearch,
  agent: Bot,
}

type Parts = { record: RecordOf<'agent'>; facts: CardFacts; renaming: boolean }

/** All but what moves: a drag draws nothing in here anew. */
const Inside = memo(function Inside({ record, facts, renaming }: Parts) {
  const Role = roles[facts.role]
  return (
    <>
      <header className={renaming ? 'renaming' : undefined}>
        <span className="square">
          <Role aria-hidden="true" />
        </span>
        <NameField record={record} renaming={renaming} />
        {record.model !== null && !renaming ? (
          <span className="pill" title={`Model ${record.model}`}>
            {record.model}
          </span>
        ) : null}
      </header>
      <p className={record.description === '' ? 'words missing' : 'words'}>
        {record.root === '' ? null : (
          <span className="root" title={`Belongs to the project in ${record.root}`}>
            {record.root}
          </span>
        )}
        {record.description || 'No description yet: nobody knows when to use it.'}
      </p>
      <footer>
        <CapabilityRow capabilities={record.capabilities} parts={record.parts} />
        {facts.level ? <CardLevel level={facts.level} /> : null}
      </footer>
      <Badge finding={facts.finding} />
      <LockSign locked={facts.locked} />
    </>
  )
})

/** How far the tools hold the agent to its rules: the worst of them, a sign for each tool where they differ. */
const CardLevel = ({ level: { shown, title } }: { level: LevelSign }) => (
  <svg
    className="levels"
    role="img"
    aria-label={`The weakest of its rules: ${title}`}
    width={shown.length * 19 - 1}
    height={20}
  >
    <title>{title}</title>
    {shown.map((level, at) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: one sign a tool, in the order of the tools
      <path key={at} className="level" data-level={level} d={levelMark(level, at * 19 + 1.5, 2.5, 15)} />
    ))}
  </svg>
)

export const AgentCard = memo(function AgentCard({ id, data }: NodeProps<CardNode>) {
  const record = data.card.record as RecordOf<'agent'>
  return (
    <article
      className="card agent"
      data-lead={data.card.facts.role === 'lead' || undefined}
      style={{ '--own': agentColor(record.color) } as object}
    >
      <Inside record={record} facts={data.card.facts} renaming={data.renaming} />
      <CardHandles id={id} />
    </article>
  )
})
