import { createStore, type StoreApi } from 'zustand/vanilla'
import { patch } from '../design/edits.ts'
import { DESIGN_ID } from '../design/model.ts'
import { nodes, title } from '../design/queries.ts'
import type { Content, FileSet } from '../files/file-set.ts'
import { emptyReading, type Reading } from '../project/reading.ts'
import { openWork, saveWork } from './saved-work.ts'
import type { Session, SessionStore } from './session.ts'

/** What a list of kept designs shows. `savedAt`: milliseconds since 1970. */
export type DraftEntry = { readonly id: string; readonly name: string; readonly savedAt: number }

type Problem = { readonly kind: string; readonly message: string }
type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem }
type Summary = DraftEntry & { readonly revision: number; readonly reading: string | null }
type Draft = Summary & { readonly payload: unknown }
type Saver = {
  readonly edited: (make: () => Omit<Draft, 'revision'>) => void
  readonly flush: () => Promise<void>
  readonly stop: () => Promise<void>
}

/** The browser's storage, as `io/drafts.ts` and `io/autosave.ts` give it; wired in `start.ts`. */
export type KeepingPort = {
  readonly list: () => Promise<Outcome<readonly Summary[]>>
  readonly load: (id: string) => Promise<Outcome<Draft>>
  readonly remove: (id: string) => Promise<Outcome<null>>
  readonly saveReading: (id: string, files: unknown) => Promise<Outcome<null>>
  readonly loadReading: (id: string) => Promise<Outcome<unknown>>
  readonly lastOpen: () => Promise<Outcome<string | null>>
  readonly setLastOpen: (id: string | null) => Promise<Outcome<null>>
  readonly saver: (options: {
    readonly revision: number
    readonly onProblem: (problem: Problem | null) => void
    readonly onSaved: () => void
  }) => Saver
  /** Reads a repository again from the files that were kept. */
  readonly read: (files: FileSet) => Promise<Reading>
  readonly now: () => number
  readonly newDraftId: () => string
}

export type Keeping = StoreApi<{ readonly problem: Problem | null }> & {
  /** Opens the design of last time, if there is one. Answers whether it did. */
  readonly restore: () => Promise<boolean>
  readonly list: () => Promise<readonly DraftEntry[]>
  /** Opens a kept design in place of what is open. Throws with a message for the person where it cannot. */
  readonly open: (id: string) => Promise<void>
  readonly remove: (id: string) => Promise<void>
  /** Goes on as a design of its own, where another tab holds this one. */
  readonly keepAsCopy: () => void
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>
}

/** What of a reading is kept: the files and what could not be read of them. The rest is read out of them again. */
type KeptReading = { readonly files: FileSet; readonly skipped: Reading['skipped']; readonly name: string }

/** The session as far as it is stored, of the draft that a saver writes. */
type Watched = {
  readonly id: string
  readonly saver: Saver
  /** What is to be written, and what was written last. */
  latest: Session
  writing: Session | null
}

/**
 * Keeps what is open in the browser's storage: every edit, soon after it happens, each design under its own id. A
 * design that was never edited and came from nowhere leaves no trace.
 */
export const keepWork = (session: SessionStore, port: KeepingPort): Keeping => {
  const store = createStore<{ readonly problem: Problem | null }>(() => ({ problem: null }))
  let restored: { readonly id: string; readonly revision: number } | null = null

  const watch = (state: Session, revision: number): Watched => {
    const saver = port.saver({
      revision,
      onProblem: (problem) => {
        if (watched.id !== state.draft) return
        store.setState({ problem })
        if (problem) session.setSaved('refused')
      },
      onSaved: () => {
        if (watched.id !== state.draft) return
        void port.setLastOpen(state.draft)
        if (watched.writing === watched.latest) session.setSaved('saved')
      },
    })
    return { id: state.draft, saver, latest: state, writing: null }
  }
  let watched = watch(session.getState(), 0)

  const write = (state: Session) => {
    const own = watched
    own.latest = state
    if (state.saved !== 'refused') session.setSaved('saving')
    own.saver.edited(() => {
      own.writing = own.latest
      return draftOf(own.latest, port.now())
    })
  }

  const change = async (state: Session) => {
    void watched.saver.stop()
    const known = restored?.id === state.draft ? restored : null
    watched = watch(state, known?.revision ?? 0)
    store.setState({ problem: null })
    if (known || nodes(state.design).length === 0) {
      await port.setLastOpen(known ? state.draft : null)
      return
    }
    const kept = readingId(state)
    if (kept !== null) {
      const { files, skipped } = state.reading
      const name = title(state.reading.design, DESIGN_ID)
      await port.saveReading(kept, { files, skipped, name } satisfies KeptReading)
    }
    if (session.getState().draft === state.draft) write(session.getState())
  }

  session.subscribe((now, before) => {
    if (now.draft !== before.draft) void change(now)
    else if (now.design !== before.design || now.past !== before.past || now.future !== before.future) write(now)
  })

  const load = async (id: string): Promise<void> => {
    const draft = await port.load(id)
    if (!draft.ok) throw new Error(draft.problem.message)
    const opened = openWork(draft.value.payload)
    if (!opened.ok) {
      throw new Error(`“${draft.value.name}” cannot be opened: ${opened.why} It is not deleted and stays in the list.`)
    }
    const reading = draft.value.reading === null ? emptyReading : await readAgain(draft.value.reading, port)
    // What was open has had its last word: only now may the session turn to another design.
    await watched.saver.flush()
    restored = { id, revision: draft.value.revision }
    const { design, past, future } = opened.work
    session.open({ draft: id, design, reading, history: { past, future } })
    if (opened.notes.length > 0) session.say({ tone: 'info', text: opened.notes.join(' ') })
  }

  return Object.assign(store, {
    restore: async () => {
      const last = await port.lastOpen()
      if (!last.ok) {
        store.setState({ problem: last.problem })
        session.setSaved('refused')
        return false
      }
      if (last.value === null) return false
      try {
        await load(last.value)
        return true
      } catch (error) {
        session.say({ tone: 'error', text: error instanceof Error ? error.message : String(error) })
        return false
      }
    },
    list: async () => {
      const listed = await port.list()
      if (!listed.ok) throw new Error(listed.problem.message)
      return listed.value
    },
    open: load,
    remove: async (id: string) => {
      const removed = await port.remove(id)
      if (!removed.ok) throw new Error(removed.problem.message)
    },
    keepAsCopy: () => session.setState({ draft: port.newDraftId() }),
    flush: () => watched.saver.flush(),
  })
}

/** Under which id a reading is kept: that of the first design that came from it. Null for one that holds no files. */
const keptUnder = new WeakMap<Reading, string>()
const readingId = ({ draft, reading }: Session): string | null => {
  if (reading.files.size === 0) return null
  const id = keptUnder.get(reading) ?? `reading:${draft}`
  keptUnder.set(reading, id)
  return id
}

const draftOf = (state: Session, savedAt: number): Omit<Draft, 'revision'> => ({
  id: state.draft,
  name: title(state.design, DESIGN_ID),
  savedAt,
  reading: readingId(state),
  payload: saveWork(state),
})

/** The reading of kept files. They come from a disk, so what is no file is left out. */
const readAgain = async (id: string, port: KeepingPort): Promise<Reading> => {
  const loaded = await port.loadReading(id)
  if (!loaded.ok) throw new Error(loaded.problem.message)
  const kept = loaded.value as Partial<KeptReading> | null
  const files = new Map([...(kept?.files instanceof Map ? kept.files : [])].filter(isFile))
  const read = await port.read(files)
  const name = typeof kept?.name === 'string' ? kept.name : title(read.design, DESIGN_ID)
  const reading = {
    ...read,
    design: patch(DESIGN_ID, { name })(read.design),
    skipped: Array.isArray(kept?.skipped) ? kept.skipped : read.skipped,
  }
  keptUnder.set(reading, id)
  return reading
}

const isFile = (entry: readonly [unknown, unknown]): entry is readonly [string, Content] => {
  const [path, content] = entry
  const link = typeof content === 'object' && content !== null && 'link' in content ? content.link : null
  return (
    typeof path === 'string' &&
    (typeof content === 'string' || content instanceof Uint8Array || typeof link === 'string')
  )
}
