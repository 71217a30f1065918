import type { Capability, Pattern } from '../../design/records/agent.ts'
import { Segmented } from '../kit/Segmented.tsx'
import { AddLine } from './AddLine.tsx'
import { WrappedLine } from './Checked.tsx'
import { ListRows } from './ListRows.tsx'
import { capabilityWords, levels } from './levels.ts'
import { lineProblem } from './limits.ts'

type PatternListProps = {
  readonly capability: Capability
  readonly patterns: readonly Pattern[]
  readonly onChange: (patterns: Pattern[], typed?: number) => void
}

/** The exceptions to one capability in their order: a pattern and its level each. */
export const PatternList = ({ capability, patterns, onChange }: PatternListProps) => {
  const { name, pattern: example } = capabilityWords[capability]
  return (
    <div className="flex flex-col gap-1.5">
      <ListRows
        label={`Exceptions to ${name}`}
        items={patterns}
        onChange={(next) => onChange(next)}
        nameOf={({ pattern }) => pattern}
      >
        {(item, at, onKeyDown) => (
          <div className="flex flex-col items-start gap-1">
            <WrappedLine
              label={`${name}: pattern ${at + 1}`}
              hideLabel
              mono
              value={item.pattern}
              problem={patternProblem}
              onKeyDown={onKeyDown}
              onChange={(pattern) => onChange(patterns.with(at, { ...item, pattern }), at)}
            />
            <Segmented
              label={`${name}: level of pattern ${at + 1}`}
              value={item.level}
              options={levels}
              onChange={(level) => onChange(patterns.with(at, { ...item, level }))}
            />
          </div>
        )}
      </ListRows>
      <AddLine
        label={`New exception to ${name}`}
        placeholder={`Add one: ${example}`}
        mono
        problem={patternProblem}
        onAdd={(lines) => onChange([...patterns, ...lines.map((pattern) => ({ pattern, level: 'allow' as const }))])}
      />
    </div>
  )
}

const patternProblem = (text: string): string | null =>
  text.trim() === '' ? 'Write a pattern, or remove it.' : lineProblem(text, 2000)
