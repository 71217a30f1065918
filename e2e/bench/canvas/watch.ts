/** What the page's own clock says, asked through `window.watching`. */
export type Watching = {
  /** The time of the last drop on the page. */
  dropped: number
  /** Answers when there is something to see and the page is calm again, with the times since the page began. */
  readonly drawn: (what: string) => Promise<{ readonly first: number; readonly settled: number }>
  /** Counts how often the place of an element changed from one frame to the next, until `moves` is asked. */
  readonly follow: (what: string | Element) => void
  readonly moves: () => {
    readonly changes: number
    readonly time: number
    readonly longest: number
    /** How many tasks kept the page's thread for more than 50 ms. */
    readonly longTasks: number
  }
  /** Where a card near the middle of the canvas can be grabbed. It is the one that `follow` may be asked for. */
  readonly graspable: (cards: string, canvas: string) => { readonly x: number; readonly y: number } | null
  grasped: Element | null
}

/**
 * Put into a page before its own code: watches from outside what a person sees of it. Two frames a sixtieth of a second
 * apart, six times in a row, are a page that is calm.
 */
export const watch = () => {
  const CALM = 34
  let following = { element: null as Element | null, from: 0, changes: 0, longest: 0, ends: false }
  const longTasks: PerformanceEntry[] = []
  const observer = new PerformanceObserver((list) => longTasks.push(...list.getEntries()))
  observer.observe({ type: 'longtask' })
  const place = (element: Element | null) => {
    const box = element?.getBoundingClientRect()
    return box ? `${box.x} ${box.y} ${box.width}` : ''
  }
  const visible = (what: string) => {
    const element = document.querySelector(what)
    return element?.checkVisibility({ visibilityProperty: true }) === true
  }
  const watching: Watching = {
    dropped: 0,
    grasped: null,
    drawn: (what) =>
      new Promise((resolve) => {
        let [first, settled, before, calm, count] = [0, 0, 0, 0, -1]
        const look = (frame: number) => {
          const now = performance.now()
          if (first === 0 && visible(what)) {
            first = now
            settled = now
          }
          const cards = document.querySelectorAll(what).length
          if (cards !== count || (before > 0 && frame - before > CALM)) {
            settled = Math.max(settled, now)
            calm = 0
          } else calm++
          count = cards
          before = frame
          if (first > 0 && calm >= 6) resolve({ first, settled })
          else requestAnimationFrame(look)
        }
        requestAnimationFrame(look)
      }),
    follow: (what) => {
      const element = typeof what === 'string' ? document.querySelector(what) : what
      const own = { element, from: performance.now(), changes: 0, longest: 0, ends: false }
      following = own
      let [last, before] = [place(element), 0]
      const look = (frame: number) => {
        if (own.ends) return
        if (before > 0) own.longest = Math.max(own.longest, frame - before)
        before = frame
        const at = place(element)
        if (at !== last) own.changes++
        last = at
        requestAnimationFrame(look)
      }
      requestAnimationFrame(look)
    },
    moves: () => {
      following.ends = true
      const { changes, longest, from } = following
      longTasks.push(...observer.takeRecords())
      const late = longTasks.filter(({ startTime }) => startTime >= from).length
      return { changes, longest, time: performance.now() - from, longTasks: late }
    },
    graspable: (cards, canvas) => {
      const area = document.querySelector(canvas)?.getBoundingClientRect()
      if (!area) return null
      const middle = { x: area.x + area.width / 2, y: area.y + area.height / 2 }
      let best = { far: Number.POSITIVE_INFINITY, x: 0, y: 0 }
      watching.grasped = null
      for (const card of document.querySelectorAll(cards)) {
        const box = card.getBoundingClientRect()
        const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 14) }
        const far = Math.hypot(at.x - middle.x, at.y - middle.y)
        if (far >= best.far || !card.contains(document.elementFromPoint(at.x, at.y))) continue
        best = { far, ...at }
        watching.grasped = card
      }
      return watching.grasped ? { x: best.x, y: best.y } : null
    },
  }
  addEventListener(
    'drop',
    () => {
      watching.dropped = performance.now()
    },
    true,
  )
  Object.assign(window, { watching })
}
