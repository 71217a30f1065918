import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Edit } from '../design/edits.ts'
import { type Design, emptyDesign } from '../design/model.ts'
import { emptyReading, type Reading } from '../project/reading.ts'
import { targetNames } from '../targets/names.ts'
import { applied, begin, extended, type History, redone, undone } from './history.ts'

/** Something to tell the person that has no place of its own on the page. */
export type Message = { readonly tone: 'info' | 'error'; readonly text: string }

/** How the draft in the browser's storage stands to what is on the page. */
export type Saved = 'saved' | 'saving' | 'refused'

/** What is open now. Only `edit`, `undo`, `redo` and `open` change the design. */
export type Session = History & {
  /** The id of the draft in the browser's storage. */
  readonly draft: string
  readonly reading: Reading
  readonly message: Message | null
  /** What the last action did, for people who do not see it: read aloud by a live region. */
  readonly announcement: string
  readonly saved: Saved
}

export type Opened = {
  readonly draft: string
  readonly design: Design
  readonly reading: Reading
  /** Where there was work on it before. */
  readonly history?: Pick<History, 'past' | 'future'>
}

export type SessionStore = StoreApi<Session> & {
  /** Applies an edit as one step to be undone; edits with the same `merge` in a row are one step. */
  readonly edit: (label: string, edit: Edit, merge?: string) => void
  /** Applies an edit as a part of the last step: what follows from it is undone with it. */
  readonly extend: (label: string, edit: Edit) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly select: (ids: Iterable<string>) => void
  /** Replaces what is open, its history included. */
  readonly open: (opened: Opened) => void
  readonly say: (message: Message | null) => void
  readonly announce: (text: string) => void
  readonly setSaved: (saved: Saved) => void
}

/** A new design for all targets, enforced, with nothing in it. */
export const blank = (draft: string): Opened => ({
  draft,
  design: emptyDesign({ enforce: true, exportTo: targetNames.map((target) => target.id) }),
  reading: emptyReading,
})

const opened = ({ draft, design, reading, history }: Opened): Session => ({
  ...begin(design),
  ...history,
  draft,
  reading,
  message: null,
  announcement: '',
  saved: 'saved',
})

export const createSession = (first: Opened): SessionStore => {
  const store = createStore<Session>(() => opened(first))
  const step = (change: (history: History) => History, announcement?: (before: History) => string) =>
    store.setState((session) => {
      const next = change(session)
      if (next === session) return session
      return { ...session, ...next, announcement: announcement?.(session) ?? session.announcement }
    })
  return Object.assign(store, {
    edit: (label: string, edit: Edit, merge?: string) =>
      step(
        (history) => applied(history, label, edit, merge),
        () => label,
      ),
    extend: (label: string, edit: Edit) =>
      step(
        (history) => extended(history, label, edit),
        () => label,
      ),
    undo: () => step(undone, ({ past }) => `Undone: ${past.at(-1)?.label}`),
    redo: () => step(redone, ({ future }) => `Done again: ${future[0]?.label}`),
    select: (ids: Iterable<string>) =>
      store.setState((session) => {
        const selection = new Set(ids)
        const same =
          selection.size === session.selection.size && [...selection].every((id) => session.selection.has(id))
        return same ? session : { ...session, selection }
      }),
    open: (next: Opened) => store.setState(opened(next), true),
    say: (message: Message | null) => store.setState({ message }),
    announce: (announcement: string) => store.setState({ announcement }),
    setSaved: (saved: Saved) =>
      store.setState((session) => (session.saved === saved ? session : { ...session, saved })),
  })
}
