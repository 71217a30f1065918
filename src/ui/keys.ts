import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command, KeysPort } from '../commands/command.ts'
import { commands } from '../commands/index.ts'
import { type ChangedKeys, keysNow, readKeys, withKeys } from '../commands/keys.ts'

const SHELF_KEY = 'dotbox.keys'

/** The shortcuts as this person wants them, kept in this browser. */
export type KeysStore = StoreApi<{ readonly changed: ChangedKeys; readonly commands: readonly Command[] }> & {
  readonly port: KeysPort
  /** Takes these changes in the place of all before, and keeps them. */
  readonly keep: (changed: ChangedKeys) => void
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
  }
  return Object.assign(store, {
    port: { of: (command: Command) => keysNow(command, store.getState().changed) },
    keep,
  })
}
