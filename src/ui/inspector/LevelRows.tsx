import { useDeferredValue, useMemo } from 'react'
import type { RuleKey } from '../../guard/certainty.ts'
import { levelWords } from '../../guard/levels.ts'
import { raiseOf } from '../../targets/raise.ts'
import { Button } from '../kit/Button.tsx'
import { LevelTag } from '../kit/LevelSign.tsx'
import { byTool } from '../level-signs.ts'
import { useLevels } from '../page.tsx'
import { useInspector } from './use-inspector.ts'

type LevelRowsProps = {
  readonly rule: RuleKey
  /** Over the rows, where they do not stand under a heading of their own. */
  readonly title?: string
}

/** How far each tool holds to a rule, why, and the change that would raise it. Silent where no tool says. */
export const LevelRows = ({ rule, title }: LevelRowsProps) => {
  const { design, edit } = useInspector()
  // Tried out once the person pauses: each try asks for the levels of the whole design.
  const settled = useDeferredValue(design)
  const raise = useMemo(() => raiseOf(settled, rule), [settled, rule])
  const told = byTool(useLevels().get(rule) ?? {})
  const [first] = told
  if (!first) return null
  const agree = told.every(({ level, why }) => level === first.level && why === first.why)
  const rows = agree ? [{ ...first, name: told.map(({ name }) => name).join(' and ') }] : told
  return (
    <div className="flex flex-col gap-1.5">
      {title === undefined ? null : <h4 className="text-small font-strong text-soft">{title}</h4>}
      <ul className="flex flex-col gap-1.5">
        {rows.map(({ id, name, level, why }) => (
          <li key={id} className="text-small">
            <LevelTag level={level} of={name} />
            <p className="wrap-anywhere text-soft">{why}</p>
          </li>
        ))}
      </ul>
      {raise ? (
        <Button
          small
          className="flex h-auto! max-w-full shrink! justify-start! self-start py-0.5 text-left whitespace-normal!"
          onClick={() => edit(raise.title, raise.edit)}
        >
          {raise.title}: then it is {levelWords[raise.to].word}
        </Button>
      ) : null}
    </div>
  )
}

/** The level of a rule beside its name: the sign of the worst one, for a row that has no room for more. */
export const LevelSigns = ({ rule }: { rule: RuleKey }) => {
  const told = byTool(useLevels().get(rule) ?? {})
  const [first] = told
  if (!first) return null
  const rows = told.every(({ level }) => level === first.level)
    ? [{ ...first, name: told.map(({ name }) => name).join(' and ') }]
    : told
  return (
    <span className="flex shrink-0 gap-0.5">
      {rows.map(({ id, name, level, why }) => (
        <LevelTag key={id} compact level={level} of={name} title={`${name}: ${levelWords[level].word}. ${why}`} />
      ))}
    </span>
  )
}
