import { useSyncExternalStore } from 'react'

/** The width below which the columns stand behind one another; the same as `narrow:` in theme.css. */
const query = typeof window === 'undefined' ? null : window.matchMedia('(width < 900px)')

const subscribe = (changed: () => void) => {
  query?.addEventListener('change', changed)
  return () => query?.removeEventListener('change', changed)
}

export const isNarrow = (): boolean => query?.matches ?? false

export const useNarrow = (): boolean => useSyncExternalStore(subscribe, isNarrow)
