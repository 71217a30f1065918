import type { Command } from './command.ts'
import { selectedNodes } from './moving.ts'

/** The six ways to bring cards into line, and the two to space them evenly. */
export type Line = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'
export type Axis = 'across' | 'down'

const atLeast =
  (count: number): NonNullable<Command['enabled']> =>
  ({ session }) =>
    selectedNodes(session.getState().selection).length >= count

const align = (line: Line, title: string, key: string): Command => ({
  id: `arrange.align-${line}`,
  title,
  keys: [key],
  group: 'Arrange',
  enabled: atLeast(2),
  // How is loaded when it is first asked for: the page needs none of it to start.
  run: async ({ session }) => (await import('./aligning.ts')).align(session, title, line),
})

const distribute = (axis: Axis, title: string, key: string): Command => ({
  id: `arrange.distribute-${axis}`,
  title,
  keys: [key],
  group: 'Arrange',
  enabled: atLeast(3),
  run: async ({ session }) => (await import('./aligning.ts')).distribute(session, title, axis),
})

export const alignments: readonly Command[] = [
  align('left', 'Align left edges', 'Alt+a'),
  align('center', 'Align centres', 'Alt+h'),
  align('right', 'Align right edges', 'Alt+d'),
  align('top', 'Align top edges', 'Alt+w'),
  align('middle', 'Align middles', 'Alt+v'),
  align('bottom', 'Align bottom edges', 'Alt+s'),
  distribute('across', 'Distribute across', 'Alt+Shift+h'),
  distribute('down', 'Distribute down', 'Alt+Shift+v'),
]
