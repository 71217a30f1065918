import type { Field, Support } from '../../targets/target.ts'
import { Tag } from '../kit/Tag.tsx'
import { useInspector } from './use-inspector.ts'

const words: Readonly<Record<Exclude<Support, 'native'>, { word: string; one: string; all: string }>> = {
  prose: {
    word: 'in words',
    one: 'has no place for this: it is written into the instructions, as advice.',
    all: 'No tool has a place for this: it is written into the instructions, as advice.',
  },
  lost: {
    word: 'not written',
    one: 'has no place for this: it is not written for it.',
    all: 'No tool has a place for this: it is not written for any.',
  },
}

/** Beside a field: the tools that do not keep it, or keep it only in words. Silent where every tool has a place for it. */
export const SupportTags = ({ field }: { field: Field }) => {
  const { exported } = useInspector()
  const [first, ...others] = exported.map(({ supports }) => supports[field])
  const agreed = first !== undefined && others.length > 0 && others.every((support) => support === first)
  const shown = agreed
    ? [{ id: 'all', name: null, support: first }]
    : exported.map(({ id, name, supports }) => ({ id, name, support: supports[field] }))
  const tags = shown.flatMap(({ support, ...tool }) => (support === 'native' ? [] : [{ ...tool, support }]))
  if (tags.length === 0) return null
  return (
    <span className="flex min-w-0 flex-wrap justify-end gap-1">
      {tags.map(({ id, name, support }) => {
        const { word, one, all } = words[support]
        return (
          <span key={id} title={name === null ? all : `${name} ${one}`}>
            <Tag>{name === null ? word : `${name}: ${word}`}</Tag>
          </span>
        )
      })}
    </span>
  )
}
