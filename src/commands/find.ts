import type { Command } from './command.ts'

export const find: Command = {
  id: 'view.find',
  title: 'Find on the canvas…',
  keys: ['Mod+f'],
  menus: ['canvas'],
  group: 'View',
  run: ({ canvas }) => canvas.find(),
}

const step = (id: string, title: string, key: string, by: 1 | -1): Command => ({
  id,
  title,
  keys: [key],
  group: 'View',
  run: ({ canvas }) => canvas.findStep(by),
})

export const finds: readonly Command[] = [
  find,
  step('view.find-next', 'Find the next one', 'F3', 1),
  step('view.find-previous', 'Find the previous one', 'Shift+F3', -1),
]
