import type { Command } from './command.ts'

/** What a person changed: command id to its keys, none for no key. */
export type ChangedKeys = Readonly<Record<string, readonly string[]>>

/** The keys of a command as they are now. */
export const keysNow = (command: Command, changed: ChangedKeys): readonly string[] =>
  (Object.hasOwn(changed, command.id) ? changed[command.id] : undefined) ?? command.keys ?? []

/** The commands with the keys of now. One whose keys were changed is no longer the browser's own event. */
export const withKeys = (commands: readonly Command[], changed: ChangedKeys): readonly Command[] =>
  Object.keys(changed).length === 0
    ? commands
    : commands.map((command) => {
        if (!Object.hasOwn(changed, command.id)) return command
        const { native: _, ...rest } = command
        return { ...rest, keys: keysNow(command, changed) }
      })

/** What was kept, as far as it can be read and does not collide: storage may hold anything. */
export const readKeys = (commands: readonly Command[], saved: unknown): ChangedKeys => {
  if (typeof saved !== 'object' || saved === null || Array.isArray(saved)) return {}
  let changed: ChangedKeys = {}
  for (const command of commands) {
    const keys: unknown = Object.hasOwn(saved, command.id) ? (saved as Record<string, unknown>)[command.id] : undefined
    if (!Array.isArray(keys) || keys.length > 4) continue
    if (keys.every((key) => typeof key === 'string' && key.length > 0 && key.length < 60))
      changed = { ...changed, [command.id]: keys as string[] }
  }
  // A new version may have given to another command what a person chose for theirs: then theirs begins anew.
  const taken = new Map<string, string>()
  for (const command of commands)
    if (!Object.hasOwn(changed, command.id)) for (const key of command.keys ?? []) taken.set(key, command.id)
  return Object.fromEntries(
    Object.entries(changed).filter(([id, keys]) => {
      if (keys.some((key) => taken.has(key))) return false
      for (const key of keys) taken.set(key, id)
      return true
    }),
  )
}
