import { type Block, blocks, shifted } from './blocks.ts'
import type { Command } from './command.ts'

type Axis = { readonly from: 'x' | 'y'; readonly length: 'width' | 'height' }

/** Where blocks begin with the same space between each two, the first and the last staying where they are; by id. */
const spread = (found: readonly Block[], { from, length }: Axis): ReadonlyMap<string, number> => {
  const sorted = [...found].sort((a, b) => middle(a) - middle(b))
  const [first, last] = [sorted[0], sorted.at(-1)]
  const places = new Map<string, number>()
  if (!first || !last) return places
  const taken = sorted.reduce((sum, { rect }) => sum + rect[length], 0)
  const space = (last.rect[from] + last.rect[length] - first.rect[from] - taken) / (sorted.length - 1)
  let at = first.rect[from]
  for (const { id, rect } of sorted) {
    places.set(id, at)
    at += rect[length] + space
  }
  return places

  function middle({ rect }: Block) {
    return rect[from] + rect[length] / 2
  }
}

const distribute = (id: string, title: string, key: string, axis: Axis): Command => ({
  id: `arrange.distribute-${id}`,
  title,
  keys: [key],
  group: 'Arrange',
  enabled: ({ session }) => blocks(session.getState()).length > 2,
  run: ({ session }) =>
    shifted(session, title, (found) => {
      const places = spread(found, axis)
      return ({ id, rect }) => ({ ...rect, [axis.from]: places.get(id) ?? rect[axis.from] })
    }),
})

export const distributions: readonly Command[] = [
  distribute('across', 'Distribute across', 'Alt+Shift+h', { from: 'x', length: 'width' }),
  distribute('down', 'Distribute down', 'Alt+Shift+v', { from: 'y', length: 'height' }),
]
