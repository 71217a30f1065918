import type { RuleKey } from '../../guard/certainty.ts'
import { holds } from '../../targets/held.ts'
import type { Field, Support } from '../../targets/target.ts'
import { Tag } from '../kit/Tag.tsx'
import { useLevels } from '../page.tsx'
import { useInspector } from './use-inspector.ts'

const words: Readonly<Record<Exclude<Support, 'native'>, { word: string; meaning: string }>> = {
  lost: { word: 'not written', meaning: 'has no place for this: it is not written for it.' },
  prose: { word: 'in words', meaning: 'has no place for this: it is written into the instructions, as advice.' },
}

type SupportTagsProps = {
  readonly field: Field
  /** The rule that the field is, whose level may say that a tool holds to it all the same. */
  readonly rule?: RuleKey | undefined
}

/**
 * Beside a field: the worst that happens to it, and in which tools. The hint tells the rest. Silent where every tool has
 * a place for it, or holds to it in another way.
 */
export const SupportTags = ({ field, rule }: SupportTagsProps) => {
  const { exported } = useInspector()
  const levels = useLevels()
  const told = exported.flatMap(({ id, name, supports }) => {
    const support = supports[field]
    const silent = support === 'native' || (rule !== undefined && holds(levels, id, rule))
    return silent ? [] : [{ name, support }]
  })
  const worst = told.some(({ support }) => support === 'lost') ? 'lost' : 'prose'
  const names = told.filter(({ support }) => support === worst).map(({ name }) => name)
  if (names.length === 0) return null
  const { word } = words[worst]
  return (
    <span className="shrink-0" title={told.map(({ name, support }) => `${name} ${words[support].meaning}`).join('\n')}>
      <Tag>{names.length === exported.length ? word : `${names.join(', ')}: ${word}`}</Tag>
    </span>
  )
}
