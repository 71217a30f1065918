import type { Rect } from '../design/frames.ts'
import { blocks, shifted } from './blocks.ts'
import type { Command } from './command.ts'

type Where = {
  readonly id: string
  readonly title: string
  readonly key: string
  readonly to: (box: Rect, all: Rect) => Partial<Rect>
}

const ways: readonly Where[] = [
  { id: 'left', title: 'Align left edges', key: 'Alt+a', to: (_, all) => ({ x: all.x }) },
  {
    id: 'center',
    title: 'Align centres',
    key: 'Alt+h',
    to: (box, all) => ({ x: all.x + (all.width - box.width) / 2 }),
  },
  { id: 'right', title: 'Align right edges', key: 'Alt+d', to: (box, all) => ({ x: all.x + all.width - box.width }) },
  { id: 'top', title: 'Align top edges', key: 'Alt+w', to: (_, all) => ({ y: all.y }) },
  {
    id: 'middle',
    title: 'Align middles',
    key: 'Alt+v',
    to: (box, all) => ({ y: all.y + (all.height - box.height) / 2 }),
  },
  {
    id: 'bottom',
    title: 'Align bottom edges',
    key: 'Alt+s',
    to: (box, all) => ({ y: all.y + all.height - box.height }),
  },
]

const align = ({ id, title, key, to }: Where): Command => ({
  id: `arrange.align-${id}`,
  title,
  keys: [key],
  group: 'Arrange',
  enabled: ({ session }) => blocks(session.getState()).length > 1,
  run: ({ session }) =>
    shifted(session, title, (_, all) => ({ rect }) => ({ ...rect, ...to(rect, all) })),
})

/** The six ways to bring cards into line, a group as one block. */
export const alignments: readonly Command[] = ways.map(align)
