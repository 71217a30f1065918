import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command, KeysPort } from '../commands/command.ts'
import { commands } from '../commands/index.ts'
import { type ChangedKeys, keysNow, keysProblem, readKeys, withKeys } from '../commands/keys.ts'

const SHELF_KEY = 'dotbox.keys'

/** The shortcuts as this person wants them, kept in this browser. */
export type KeysStore = StoreApi<{ readonly changed: ChangedKeys; readonly commands: readonly Command[] }> & {
  readonly port: KeysPort
  /** Gives a command these keys instead of its own. Answers why it cannot have them, or null. */
  readonly change: (command: Command, keys: string) => string | null
  /** Gives a command its own keys again; without one, all of them. Answers why it cannot, or null. */
  readonly reset: (command?: Command) => string | null
}

const remembered = (shelf: Pick<Storage, 'getItem'> | null): ChangedKeys => {
  try {
    return readKeys(commands, JSON.parse(shelf?.getItem(SHELF_KEY) ?? 'null'))
  } catch {
    return {}
  }
}

/** @param shelf where the keys are kept; null where the browser refuses storage */
export const createKeys = (shelf: Pick<Storage, 'getItem' | 'setItem'> | null): KeysStore => {
  const state = (changed: ChangedKeys) => ({ changed, commands: withKeys(commands, changed) })
  const store = createStore(() => state(remembered(shelf)))
  const keep = (changed: ChangedKeys) => {
    store.setState(state(changed))
    try {
      shelf?.setItem(SHELF_KEY, JSON.stringify(changed))
    } catch {
      // They hold until the page is closed.
    }
    return null
  }
  return Object.assign(store, {
    port: { of: (command: Command) => keysNow(command, store.getState().changed) },
    change: (command: Command, keys: string) => {
      const { changed } = store.getState()
      return keysProblem(commands, changed, command, keys) ?? keep({ ...changed, [command.id]: [keys] })
    },
    reset: (command?: Command) => {
      if (!command) return keep({})
      const { [command.id]: _, ...changed } = store.getState().changed
      for (const keys of command.keys ?? []) {
        const problem = keysProblem(commands, changed, command, keys)
        if (problem) return problem
      }
      return keep(changed)
    },
  })
}
