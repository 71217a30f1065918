import type { Command, Group } from './command.ts'

/** The commands of a group as the shortcut sheet lists them: all, those with keys first, because any of them can be given some. */
export const keyed = (commands: readonly Command[], group: Group): readonly Command[] => {
  const own = commands.filter((command) => command.group === group)
  const has = (command: Command) => Number((command.keys ?? []).length > 0)
  return own.sort((a, b) => has(b) - has(a))
}
