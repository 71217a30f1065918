import type { NodeProps } from '@xyflow/react'
import { memo, use } from 'react'
import { sizes } from '../../../design/frames.ts'
import type { RecordOf } from '../../../design/model.ts'
import { mostWidth } from '../../kit/surely-fits.ts'
import type { LevelSign } from '../../level-signs.ts'
import { agentColor } from '../agent-color.ts'
import { FarContext } from '../board.ts'
import type { CardFacts } from '../card-facts.ts'
import type { CardNode } from '../flow.ts'
import { levelMark } from '../level-marks.ts'
import { Badge } from './Badge.tsx'
import { CapabilityRow, powersInWords } from './CapabilityRow.tsx'
import { CardHandles } from './CardHandles.tsx'
import { LockSign } from './LockSign.tsx'
import { NameField } from './NameField.tsx'
import { roleMark } from './role-marks.ts'

const { width, height } = sizes.agent
/** Where the card's content begins and ends. */
const [LEFT, TOP, RIGHT, BOTTOM] = [13, 12, width - 13, height - 11]

type Parts = { record: RecordOf<'agent'>; facts: CardFacts; renaming: boolean }

/**
 * All but what moves: a drag draws nothing in here anew. All signs are one picture: a browser goes through every `<svg>` of
 * a page whenever something moves on it.
 */
const Inside = memo(function Inside({ record, facts, renaming }: Parts) {
  const far = use(FarContext)
  if (far && !renaming)
    return (
      <header>
        <span className="square" />
        <NameField record={record} renaming={false} />
      </header>
    )
  return (
    <>
      <header className={renaming ? 'renaming' : undefined}>
        <span className="square" />
        <NameField record={record} renaming={renaming} whole={nameFits(record)} />
        {record.model !== null && !renaming ? (
          <span className={pillWidth(record.model) < MOST_PILL ? 'pill whole' : 'pill'} title={`Model ${record.model}`}>
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
      <Badge finding={facts.finding} />
      <LockSign locked={facts.locked} />
      <svg className="signs" width={width} height={height} role="img" aria-label={inWords(record, facts.level)}>
        <path className="role" d={roleMark(facts.role, LEFT + 4.5, TOP + 4.5, 15)} />
        <CapabilityRow capabilities={record.capabilities} parts={record.parts} x={LEFT} y={BOTTOM - 20} />
        {facts.level ? <CardLevel level={facts.level} /> : null}
      </svg>
    </>
  )
})

/** The widest pill, and what is left and right of its words, in pixels as in `canvas.css`. */
const [MOST_PILL, PILL_SIDES] = [84, 14]
const pillWidth = (model: string): number =>
  Math.min(MOST_PILL, PILL_SIDES + mostWidth(model, { size: 11, mono: false }))

/** The square before a name, and the gaps beside both. */
const [SQUARE, GAP] = [24, 8]

/** Whether the name surely has room beside its model. */
const nameFits = ({ name, model }: RecordOf<'agent'>): boolean =>
  LEFT + SQUARE + GAP + mostWidth(name, { size: 13, mono: true }) + (model === null ? 0 : GAP + pillWidth(model)) <=
  RIGHT

const inWords = (record: RecordOf<'agent'>, level: LevelSign | null): string =>
  `${powersInWords(record)}${level ? `. The weakest of its rules: ${level.title}` : ''}`

/** How far the tools hold the agent to its rules: the worst of them, a sign for each tool where they differ. */
const CardLevel = ({ level: { shown, title } }: { level: LevelSign }) => {
  const left = RIGHT - (shown.length * 19 - 1)
  return (
    <>
      {shown.map((level, at) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: one sign a tool, in the order of the tools
          key={at}
          className="level hit"
          data-level={level}
          data-hint={title}
          d={levelMark(level, left + at * 19 + 1.5, BOTTOM - 17.5, 15)}
        />
      ))}
    </>
  )
}

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
