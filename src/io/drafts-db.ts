import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { type Outcome, problemFrom, type StorageProblem, storageProblem } from './storage-problem.ts'

/** The version of the stores below. Raising it needs one more step in `upgrade`. */
const VERSION = 1

export interface DraftsSchema extends DBSchema {
  /** What a list of designs shows, apart from what they hold: a list must not load every design. */
  drafts: {
    key: string
    value: { id: string; name: string; savedAt: number; revision: number; reading: string | null }
  }
  /** The payload of a draft, by the draft's id. */
  payloads: { key: string; value: unknown }
  /** The files that a draft was read from, by the id of the reading: large, written once, shared by drafts. */
  readings: { key: string; value: unknown }
  /** What belongs to no draft, such as which one was open last. */
  state: { key: string; value: unknown }
}

export type Database = IDBPDatabase<DraftsSchema>

/**
 * Runs work on the database, which is opened when first needed and opened anew after the browser closed it.
 * Whatever goes wrong comes back as a problem.
 */
export const connectDrafts = (name: string) => {
  let open: Promise<Database> | null = null
  let closedFor: StorageProblem | null = null

  const database = (): Promise<Database> => {
    const opening = new Promise<Database>((resolve, reject) => {
      openDB<DraftsSchema>(name, VERSION, {
        upgrade: (db) => {
          for (const store of ['drafts', 'payloads', 'readings', 'state'] as const) db.createObjectStore(store)
        },
        blocked: () => reject(storageProblem('blocked')),
        blocking: (_current, _blocked, event) => {
          // A newer DotBox waits in another tab: let it pass, and tell the person here.
          closedFor = storageProblem('blocked')
          ;(event.target as IDBDatabase | null)?.close()
        },
        terminated: () => {
          open = null
        },
      }).then(resolve, reject)
    })
    opening.catch(() => {
      open = null
    })
    return opening
  }

  return async <T>(work: (db: Database) => Promise<Outcome<T>>): Promise<Outcome<T>> => {
    if (closedFor) return { ok: false, problem: closedFor }
    try {
      open ??= database()
      return await work(await open)
    } catch (error) {
      if (isProblem(error)) return { ok: false, problem: error }
      if (error instanceof Error && error.name === 'InvalidStateError') open = null
      return { ok: false, problem: problemFrom(error) }
    }
  }
}

const isProblem = (error: unknown): error is StorageProblem =>
  typeof error === 'object' && error !== null && 'kind' in error && 'message' in error && !(error instanceof Error)
