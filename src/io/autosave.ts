import type { Draft, Drafts } from './drafts.ts'
import { type StorageProblem, storageProblem } from './storage-problem.ts'

/** A draft as its owner knows it: which revision is stored is the business of `autosave`. */
export type Unsaved = Omit<Draft, 'revision'>

export type Autosave = {
  /** Says that there was an edit. `make` is called when the writing begins, so it gives what is true then. */
  readonly edited: (make: () => Unsaved) => void
  /** Writes at once what is not written yet, and waits until it is in the database. */
  readonly flush: () => Promise<void>
  /** Writes what is left and listens no more. */
  readonly stop: () => Promise<void>
}

export type AutosaveOptions = {
  /** The revision that is stored: as it was loaded, 0 for a new draft. */
  readonly revision: number
  /** How long an edit may wait for others to be written with it, in milliseconds (150 unless said): after a quarter of a second it must be stored. */
  readonly delayMs?: number
  /** Told once when writing begins to fail, or fails for another reason; and with null when it works again. */
  readonly onProblem?: (problem: StorageProblem | null) => void
  readonly onSaved?: (savedAt: number) => void
  /** Says that the page is being hidden or left. */
  readonly page?: EventTarget
}

const LEAVING = ['pagehide', 'visibilitychange'] as const

/**
 * Writes edits to storage soon after they happen: the first edit starts a clock, those that follow join it, and a
 * write never waits for a pause in the typing. After a failed write the edit stays unsaved and is tried again with the
 * next one.
 */
export const autosave = (drafts: Drafts, options: AutosaveOptions): Autosave => {
  const { delayMs = 150, onProblem, onSaved, page = window } = options
  let revision = options.revision
  let pending: (() => Unsaved) | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let writing: Promise<void> | null = null
  let failing: StorageProblem['kind'] | null = null

  const tell = (problem: StorageProblem | null) => {
    if ((problem?.kind ?? null) === failing) return
    failing = problem?.kind ?? null
    onProblem?.(problem)
  }

  const write = async (make: () => Unsaved) => {
    const draft = make()
    const outcome = await drafts.save({ ...draft, revision })
    if (outcome.ok) {
      revision = outcome.value.revision
      onSaved?.(draft.savedAt)
    } else {
      pending ??= make
    }
    tell(outcome.ok ? null : outcome.problem)
  }

  /** Writes what is pending, after what is being written: two writes at once would both begin from one revision. */
  const flush = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (writing) await writing
    if (!pending || writing) return writing ?? undefined
    const make = pending
    pending = null
    writing = write(make).finally(() => {
      writing = null
    })
    return writing
  }

  const leave = () => {
    flush().catch(() => tell(storageProblem('failed')))
  }
  for (const event of LEAVING) page.addEventListener(event, leave)

  return {
    edited: (make) => {
      pending = make
      timer ??= setTimeout(leave, delayMs)
    },
    flush,
    stop: async () => {
      for (const event of LEAVING) page.removeEventListener(event, leave)
      await flush()
    },
  }
}
