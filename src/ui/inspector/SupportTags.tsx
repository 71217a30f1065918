import type { Field, Support } from '../../targets/target.ts'
import { Tag } from '../kit/Tag.tsx'
import { useInspector } from './use-inspector.ts'

const words: Readonly<Record<Exclude<Support, 'native'>, { word: string; meaning: string }>> = {
  lost: { word: 'not written', meaning: 'has no place for this: it is not written for it.' },
  prose: { word: 'in words', meaning: 'has no place for this: it is written into the instructions, as advice.' },
}

/**
 * Beside a field: the worst that happens to it, and in which tools. The hint tells the rest. Silent where every tool has
 * a place for it.
 */
export const SupportTags = ({ field }: { field: Field }) => {
  const { exported } = useInspector()
  const told = exported.flatMap(({ name, supports }) => {
    const support = supports[field]
    return support === 'native' ? [] : [{ name, support }]
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
