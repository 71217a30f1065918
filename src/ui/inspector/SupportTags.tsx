import type { Field, Support } from '../../targets/target.ts'
import { Tag } from '../kit/Tag.tsx'
import { useInspector } from './use-inspector.ts'

const words: Readonly<Record<Exclude<Support, 'native'>, readonly [word: string, meaning: string]>> = {
  prose: ['in words', 'has no place for this: it is written into the instructions, as advice.'],
  lost: ['not written', 'has no place for this: it is not written for it.'],
}

/** Beside a field: the tools that do not keep it, or keep it only in words. Silent where every tool has a place for it. */
export const SupportTags = ({ field }: { field: Field }) => {
  const { exported } = useInspector()
  const [first, ...others] = exported.map(({ supports }) => supports[field])
  const agreed = first !== undefined && others.every((support) => support === first)
  const shown =
    agreed && exported.length > 1
      ? [{ id: 'all', name: null, support: first }]
      : exported.map(({ id, name, supports }) => ({ id, name, support: supports[field] }))
  return shown.map(({ id, name, support }) => {
    if (support === 'native') return null
    const [word, meaning] = words[support]
    return (
      <span
        key={id}
        title={`${name ?? 'No tool'} ${name ? meaning : meaning.replace('has no place', 'has a place')}`}
        className="min-w-0"
      >
        <Tag>{name === null ? word : `${name}: ${word}`}</Tag>
      </span>
    )
  })
}
