import { levelAt, type Parts, type Powers, withPart } from '../../design/powers.ts'
import type { Part } from '../../design/records/agent.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { levels, partWords } from './levels.ts'

type PartRowsProps = {
  readonly powers: Powers
  readonly parts: readonly Part[]
  readonly onParts: (parts: Parts) => void
}

/** The levels of parts, each of which may be another than that of its capability. */
export const PartRows = ({ powers, parts, onParts }: PartRowsProps) =>
  parts.map((part) => (
    <div key={part} className="flex items-center justify-between gap-2 text-soft">
      {partWords[part]}
      <Segmented
        label={partWords[part]}
        value={levelAt(powers, part)}
        options={levels}
        onChange={(level) => onParts(withPart(powers, part, level))}
      />
    </div>
  ))
