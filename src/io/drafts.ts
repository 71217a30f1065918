import { connectDrafts } from './drafts-db.ts'
import { type Outcome, storageProblem } from './storage-problem.ts'

/** What a list of designs shows. */
export type DraftSummary = {
  readonly id: string
  readonly name: string
  /** When it was saved, in milliseconds since 1970. */
  readonly savedAt: number
  /** How often it was saved. Whoever saves says which revision they began from, so that no tab overwrites another. */
  readonly revision: number
  /** The id of the reading that it came from, null for one that began empty. */
  readonly reading: string | null
}

/** A design in progress with whatever the store room wants to find again. `payload` must be cloneable as by postMessage. */
export type Draft = DraftSummary & { readonly payload: unknown }

/** Designs in the browser's storage. Nothing here throws or rejects. */
export type Drafts = {
  /** All drafts, the one saved last first. */
  readonly list: () => Promise<Outcome<readonly DraftSummary[]>>
  /** What it returns comes from a disk: `payload` is to be parsed before it is believed. */
  readonly load: (id: string) => Promise<Outcome<Draft>>
  /**
   * Keeps a draft whose `revision` is the one that was loaded, 0 for a new one; the outcome holds the new revision.
   * Where another tab saved in between, nothing is written and the problem is `elsewhere`.
   */
  readonly save: (draft: Draft) => Promise<Outcome<{ readonly revision: number }>>
  /** Removes a draft, and its reading if no other draft came from it. */
  readonly remove: (id: string) => Promise<Outcome<null>>
  /** Keeps the files that drafts came from. A reading that is there already is not written again. */
  readonly saveReading: (id: string, files: unknown) => Promise<Outcome<null>>
  readonly loadReading: (id: string) => Promise<Outcome<unknown>>
  /** The id of the draft that was open last; null where there is none. */
  readonly lastOpen: () => Promise<Outcome<string | null>>
  readonly setLastOpen: (id: string | null) => Promise<Outcome<null>>
}

const LAST_OPEN = 'last-open'

const done = <T>(value: T): Outcome<T> => ({ ok: true, value })

export const openDrafts = (name = 'dotbox'): Drafts => {
  const run = connectDrafts(name)
  return {
    list: () =>
      run(async (db) => {
        const drafts = await db.getAll('drafts')
        return done(drafts.sort((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? -1 : 1)))
      }),

    load: (id) =>
      run(async (db) => {
        const transaction = quiet(db.transaction(['drafts', 'payloads']))
        const summary = await transaction.objectStore('drafts').get(id)
        if (!summary) return { ok: false, problem: storageProblem('missing') }
        return done({ ...summary, payload: await transaction.objectStore('payloads').get(id) })
      }),

    save: ({ payload, id, name: called, savedAt, reading, revision: before }) =>
      run(async (db) => {
        const transaction = quiet(db.transaction(['drafts', 'payloads'], 'readwrite'))
        const drafts = transaction.objectStore('drafts')
        const stored = await drafts.get(id)
        if ((stored?.revision ?? 0) !== before) {
          return { ok: false, problem: storageProblem(stored ? 'elsewhere' : 'missing') }
        }
        const revision = before + 1
        // The payload first: one that cannot be cloned throws, and then the summary must not have been written either.
        await settled(transaction, [
          transaction.objectStore('payloads').put(payload, id),
          drafts.put({ id, name: called, savedAt, reading, revision }, id),
        ])
        return done({ revision })
      }),

    remove: (id) =>
      run(async (db) => {
        const transaction = quiet(db.transaction(['drafts', 'payloads', 'readings', 'state'], 'readwrite'))
        const drafts = transaction.objectStore('drafts')
        const reading = (await drafts.get(id))?.reading ?? null
        const others = (await drafts.getAll()).some((draft) => draft.id !== id && draft.reading === reading)
        const wasOpen = (await transaction.objectStore('state').get(LAST_OPEN)) === id
        await settled(transaction, [
          drafts.delete(id),
          transaction.objectStore('payloads').delete(id),
          ...(reading !== null && !others ? [transaction.objectStore('readings').delete(reading)] : []),
          ...(wasOpen ? [transaction.objectStore('state').delete(LAST_OPEN)] : []),
        ])
        return done(null)
      }),

    saveReading: (id, files) =>
      run(async (db) => {
        const transaction = quiet(db.transaction('readings', 'readwrite'))
        const isThere = (await transaction.store.getKey(id)) !== undefined
        await settled(transaction, isThere ? [] : [transaction.store.put(files, id)])
        return done(null)
      }),

    loadReading: (id) =>
      run(async (db) => {
        const files: unknown = await db.get('readings', id)
        return files === undefined ? { ok: false, problem: storageProblem('missing') } : done(files)
      }),

    lastOpen: () =>
      run(async (db) => {
        const id: unknown = await db.get('state', LAST_OPEN)
        return done(typeof id === 'string' ? id : null)
      }),

    setLastOpen: (id) =>
      run(async (db) => {
        await (id === null ? db.delete('state', LAST_OPEN) : db.put('state', id, LAST_OPEN))
        return done(null)
      }),
  }
}

/** A transaction that fails is reported by the request that failed; its own promise must not reject unheard. */
const quiet = <T extends { readonly done: Promise<void> }>(transaction: T): T => {
  transaction.done.catch(() => undefined)
  return transaction
}

/** Waits for a transaction to be in the database. Every request is awaited too, so that none fails unheard. */
const settled = async (transaction: { readonly done: Promise<void> }, requests: readonly Promise<unknown>[]) => {
  const outcomes = await Promise.allSettled([transaction.done, ...requests])
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (failure) throw failure.reason
}
