import { CAPABILITIES } from '../../design/records/agent.ts'
import type { Patterns } from './CapabilityRows.tsx'
import { capabilityWords } from './levels.ts'
import { PatternList } from './PatternList.tsx'

type PatternFieldsProps = {
  readonly patterns: Patterns
  readonly onChange: (patterns: Patterns, typed: boolean) => void
}

/** The exceptions to every capability, one list below the other. */
export const PatternFields = ({ patterns, onChange }: PatternFieldsProps) =>
  CAPABILITIES.map((capability) => (
    <div key={capability} className="flex flex-col gap-1">
      <h5 className="text-small text-soft">{capabilityWords[capability].name}</h5>
      <PatternList
        capability={capability}
        patterns={patterns[capability] ?? []}
        onChange={(next, typed) => onChange({ ...patterns, [capability]: next }, typed !== undefined)}
      />
    </div>
  ))
