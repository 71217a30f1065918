import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SessionStore } from '../store/session.ts'

/** A value that follows the design at a distance. `stale`: the design has moved on and the value will follow. */
export type DerivedState<T> = { readonly value: T | undefined; readonly stale: boolean; readonly error: string | null }
export type Derived<T> = StoreApi<DerivedState<T>> & {
  /** Follows the design from now on; the answer stops it. */
  readonly follow: () => () => void
}

/**
 * A value computed from the design after it has rested for `rest` milliseconds, so that typing and dragging never wait
 * for it. Only the newest answer counts. Nothing is computed while nobody follows.
 *
 * @param opened how long to wait after a design was opened, in milliseconds: what can be seen comes before what is found
 */
export const derive = <T>(
  session: SessionStore,
  compute: (of: ReturnType<SessionStore['getState']>) => T | Promise<T>,
  rest: number,
  opened = 0,
): Derived<T> => {
  const store = createStore<DerivedState<T>>(() => ({ value: undefined, stale: true, error: null }))
  let followers = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let stop = () => {}
  let round = 0
  const run = async () => {
    const own = ++round
    try {
      const value = await compute(session.getState())
      if (own === round) store.setState({ value, stale: false, error: null })
    } catch (error) {
      if (own === round) store.setState({ stale: false, error: error instanceof Error ? error.message : String(error) })
    }
  }
  const begin = () => {
    if (opened > 0) timer = setTimeout(run, opened)
    else void run()
    const unsubscribe = session.subscribe((now, before) => {
      if (now.design === before.design && now.reading === before.reading) return
      if (!store.getState().stale) store.setState({ stale: true })
      clearTimeout(timer)
      timer = setTimeout(run, now.reading === before.reading && now.draft === before.draft ? rest : opened)
    })
    return () => {
      unsubscribe()
      clearTimeout(timer)
      store.setState({ stale: true })
    }
  }
  const follow = () => {
    if (followers++ === 0) stop = begin()
    return () => {
      if (--followers === 0) stop()
    }
  }
  return Object.assign(store, { follow })
}
