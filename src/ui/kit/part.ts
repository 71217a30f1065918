import { type ComponentType, useEffect, useState } from 'react'

/** A part of the page that is fetched apart; `now` is null until it is there. */
export type Part<P extends object> = { now: ComponentType<P> | null; readonly fetch: () => Promise<void> }

export const part = <P extends object>(load: () => Promise<ComponentType<P>>): Part<P> => {
  const self: Part<P> = {
    now: null,
    fetch: async () => {
      self.now ??= await load()
    },
  }
  return self
}

/**
 * The part, where it is wanted and there. Once fetched it is drawn at once: `lazy` would wait some moments even then, and
 * what a person types in these moments would be shortcuts of the canvas.
 */
export const usePart = <P extends object>(one: Part<P>, wanted: boolean): ComponentType<P> | null => {
  const [, redraw] = useState(0)
  useEffect(() => {
    if (wanted && !one.now) void one.fetch().then(() => redraw((count) => count + 1))
  }, [one, wanted])
  return wanted ? one.now : null
}
