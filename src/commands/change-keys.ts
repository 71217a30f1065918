import type { Command } from './command.ts'
import { type ChangedKeys, keysNow } from './keys.ts'

/** Keys that a browser or a screen reader takes for itself, or that mean the same on every page. */
const RESERVED = new Set([
  'Tab',
  'Shift+Tab',
  'Mod+w',
  'Mod+t',
  'Mod+n',
  'Mod+r',
  'Mod+q',
  'Mod+l',
  ' ',
  'F5',
  'F11',
  'F12',
])

/** Why a command cannot have these keys, in words; null where it can. */
export const keysProblem = (
  commands: readonly Command[],
  changed: ChangedKeys,
  command: Command,
  keys: string,
): string | null => {
  if (RESERVED.has(keys)) return 'These keys belong to the browser.'
  const holder = commands.find((other) => other.id !== command.id && keysNow(other, changed).includes(keys))
  return holder ? `“${holder.title}” has these keys already. Change those first, or choose others.` : null
}

/** Gives a command these keys instead of its own; why it cannot have them is the answer instead. */
export const withChange = (
  commands: readonly Command[],
  changed: ChangedKeys,
  command: Command,
  keys: string,
): ChangedKeys | string => keysProblem(commands, changed, command, keys) ?? { ...changed, [command.id]: [keys] }

/** Gives a command its own keys again; where another has them now, which is the answer instead. */
export const withoutChange = (
  commands: readonly Command[],
  changed: ChangedKeys,
  command: Command,
): ChangedKeys | string => {
  const { [command.id]: _, ...rest } = changed
  for (const keys of command.keys ?? []) {
    const problem = keysProblem(commands, rest, command, keys)
    if (problem) return problem
  }
  return rest
}
