/**
 * Why a draft could not be kept or found.
 *
 * refused: the browser allows this page no storage · full: no room left · blocked: another tab holds an older or newer
 * version of the storage · elsewhere: the draft was changed in another tab · missing: there is no such draft ·
 * newer: written by a newer DotBox · failed: anything else.
 */
export type StorageProblem = {
  readonly kind: 'refused' | 'full' | 'blocked' | 'elsewhere' | 'missing' | 'newer' | 'failed'
  /** What happened, why, and what to do next, for the person. */
  readonly message: string
}

/** What storage answers: a value, or why there is none. Storage never throws. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: StorageProblem }

const SAVE_A_FILE = 'Your work is still here in this tab: save it as a file before you close it.'

const MESSAGES: Readonly<Record<StorageProblem['kind'], string>> = {
  refused: `The browser does not let DotBox keep drafts, as in a private window or where storage is switched off. ${SAVE_A_FILE}`,
  full: `The browser has no room left, so the last change is not kept. Remove old designs or free space on the disk. ${SAVE_A_FILE}`,
  blocked: `Another tab holds another version of DotBox, so drafts cannot be kept here. Close the other tabs of DotBox and reload this one. ${SAVE_A_FILE}`,
  elsewhere: `This design was changed in another tab, so the change made here was not kept over it. Reload to see the other tab’s version, or save this one as a copy.`,
  missing:
    'This design is no longer in the browser’s storage: it was removed, or the browser cleared it. If it is still open in a tab, save it as a file there; else open a file that you saved.',
  newer: 'The drafts in this browser were written by a newer DotBox. Reload the page to get it.',
  failed: `The browser could not keep or read the draft. Reload the page if it happens again. ${SAVE_A_FILE}`,
}

export const storageProblem = (kind: StorageProblem['kind']): StorageProblem => ({ kind, message: MESSAGES[kind] })

/** The names that IndexedDB gives its errors (W3C Indexed Database API 3.0, and what browsers do in private windows). */
const KINDS: ReadonlyMap<string, StorageProblem['kind']> = new Map([
  ['QuotaExceededError', 'full'],
  ['SecurityError', 'refused'],
  ['NotAllowedError', 'refused'],
  ['InvalidAccessError', 'refused'],
  ['ReferenceError', 'refused'],
  ['VersionError', 'newer'],
])

/** The problem behind an error that IndexedDB threw. */
export const problemFrom = (error: unknown): StorageProblem =>
  storageProblem(KINDS.get(error instanceof Error || error instanceof DOMException ? error.name : '') ?? 'failed')
