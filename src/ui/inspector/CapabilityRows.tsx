import { type ReactNode, useId, useState } from 'react'
import { capabilityOf, type Parts, type Powers, partsOf } from '../../design/powers.ts'
import { CAPABILITIES, type Capabilities, type Capability, PARTS, type Pattern } from '../../design/records/agent.ts'
import type { RuleKey } from '../../guard/certainty.ts'
import { Chevron } from '../kit/Chevron.tsx'
import { Segmented } from '../kit/Segmented.tsx'
import { LevelRows, LevelSigns } from './LevelRows.tsx'
import { capabilityWords, levels, partWords } from './levels.ts'
import { PartRows } from './PartRows.tsx'
import { PatternList } from './PatternList.tsx'
import { SupportTags } from './SupportTags.tsx'

export type Patterns = Partial<Readonly<Record<Capability, readonly Pattern[]>>>

type CapabilityRowsProps = {
  readonly capabilities: Capabilities
  readonly onLevel: (capability: Capability, level: Capabilities[Capability]) => void
  /** Left out where only the levels are edited. */
  readonly patterns?: Patterns
  readonly onPatterns?: (capability: Capability, patterns: Pattern[], typed?: number) => void
  readonly parts?: Parts
  readonly onParts?: (parts: Parts) => void
  /** The rule that a capability is, whose level is shown; left out where levels say nothing of these capabilities. */
  readonly ruleOf?: (capability: Capability) => RuleKey
}

/** The seven capabilities with their levels; below each, when unfolded, its exceptions. */
export const CapabilityRows = (props: CapabilityRowsProps) => {
  const { capabilities, onLevel, patterns, onPatterns, parts, onParts, ruleOf } = props
  return (
    <div className="flex flex-col gap-1">
      {CAPABILITIES.map((capability) => {
        const { name, what } = capabilityWords[capability]
        const level = (
          <Segmented
            key={capability}
            label={`${name}: ${what}`}
            value={capabilities[capability]}
            options={levels}
            onChange={(value) => onLevel(capability, value)}
          />
        )
        return patterns && onPatterns ? (
          <CapabilityRow
            key={capability}
            capability={capability}
            patterns={patterns[capability] ?? []}
            rule={ruleOf?.(capability)}
            onPatterns={(next, typed) => onPatterns(capability, next, typed)}
            powers={{ capabilities, parts: parts ?? {} }}
            onParts={onParts}
          >
            {level}
          </CapabilityRow>
        ) : (
          <div key={capability} className="flex items-center justify-between gap-2" title={what}>
            {name}
            {level}
          </div>
        )
      })}
    </div>
  )
}

type CapabilityRowProps = {
  readonly capability: Capability
  readonly patterns: readonly Pattern[]
  readonly rule: RuleKey | undefined
  readonly onPatterns: (patterns: Pattern[], typed?: number) => void
  readonly powers: Powers
  readonly onParts: ((parts: Parts) => void) | undefined
  readonly children: ReactNode
}

const CapabilityRow = ({ capability, patterns, rule, onPatterns, powers, onParts, children }: CapabilityRowProps) => {
  const id = useId()
  const [open, setOpen] = useState(false)
  const { name, what } = capabilityWords[capability]
  const count = patterns.length
  const parts = PARTS.filter((part) => capabilityOf(part) === capability)
  const apart = partsOf(powers, capability)
  const inPart = apart.map(([part, level]) => `${partWords[part]}: ${level}`).join(', ')
  return (
    <div>
      <div className="flex items-center justify-between gap-2">
        <button
          type="button"
          aria-expanded={open}
          aria-controls={id}
          title={`${what}. Exceptions: ${count || 'none'}`}
          onClick={() => setOpen(!open)}
          className="-ml-1 flex min-w-0 items-center gap-1 rounded-small pr-1 hover:bg-hover"
        >
          <Chevron open={open} />
          <span className="truncate">{name}</span>
          {apart.length === 0 ? null : (
            <span className="truncate text-tiny text-faint" title={inPart}>
              in part
            </span>
          )}
          {count === 0 ? null : (
            <span className="rounded-full bg-sunken px-1.5 text-tiny font-strong text-soft">
              {count}
              <span className="sr-only"> exceptions</span>
            </span>
          )}
        </button>
        <span className="flex items-center gap-1.5">
          {rule === undefined ? null : <LevelSigns rule={rule} />}
          {children}
        </span>
      </div>
      {open ? (
        <div id={id} className="mt-1.5 mb-2 ml-1.5 flex flex-col gap-1.5 border-l border-line pl-2.5">
          <p className="text-small text-faint">{what}. Exceptions, the last that fits wins:</p>
          <div className="flex flex-wrap gap-1 empty:hidden">
            <SupportTags field={`capability.${capability}`} rule={rule} />
            {count > 0 ? <SupportTags field={`patterns.${capability}`} rule={rule} /> : null}
          </div>
          {onParts ? <PartRows powers={powers} parts={parts} onParts={onParts} /> : null}
          {rule === undefined ? null : <LevelRows rule={rule} />}
          <PatternList capability={capability} patterns={patterns} onChange={onPatterns} />
        </div>
      ) : null}
    </div>
  )
}
