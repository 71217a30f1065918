/** What is measured of a canvas, in the order in which it is done: what moves the cards comes last. */
export const DEEDS = ['open', 'usable', 'load', 'pan', 'zoom', 'drag', 'type', 'select all', 'drag all'] as const
export type Deed = (typeof DEEDS)[number]

/** How near the canvas is seen. A card is read at `working` zoom; `whole` shows all of the design. */
export const ZOOMS = ['working', 'half', 'whole'] as const
export type Zoom = (typeof ZOOMS)[number]

/** The two forms of a bare React Flow: all cards drawn, and all that is known done to make it fast. */
export type Floor = 'base' | 'limit'

/**
 * One figure: for a gesture, milliseconds of the page's main thread for each movement that was seen, else milliseconds
 * until something is there; and what stands beside it.
 */
export type Figure = {
  readonly deed: Deed
  readonly zoom: Zoom | null
  readonly figure: number
  /** Movements in a second, and the longest that a frame took in milliseconds; null for what is no gesture. */
  readonly rate: number | null
  readonly longest: number | null
  /** How many tasks kept the page's thread for more than 50 ms; null for what is no gesture. */
  readonly longTasks: number | null
}

/** The floor that a deed is held against with so many cards, and the most that it may need of it; null where nothing was promised. */
export const goalOf = (deed: Deed, cards: number): { readonly floor: Floor; readonly most: number | null } => {
  if (deed === 'open') return cards <= 50 ? { floor: 'base', most: 1.3 } : { floor: 'limit', most: upTo(1000, 1.5) }
  // How long until hands can take hold of what was opened: no goal, but what comes first is no excuse for what comes late.
  if (deed === 'usable') return { floor: cards <= 50 ? 'base' : 'limit', most: null }
  if (deed === 'load') return { floor: 'limit', most: upTo(1000, 2) }
  if (deed === 'select all' || deed === 'drag all') return { floor: 'limit', most: upTo(1000, 1.5) }
  return { floor: 'limit', most: cards <= 1000 ? 1.3 : 1.6 }

  function upTo(size: number, most: number): number | null {
    return cards <= size ? most : null
  }
}

/** How much more dragging one card may cost among many than among few. */
export const AMONG_MANY = 1.5

/** The middle figure of several runs, for each deed at each zoom. */
export const middle = (runs: readonly (readonly Figure[])[]): readonly Figure[] =>
  DEEDS.flatMap((deed) =>
    [null, ...ZOOMS].flatMap((zoom) => {
      const found = runs.flat().filter((figure) => figure.deed === deed && figure.zoom === zoom)
      if (found.length === 0) return []
      const of = (key: 'rate' | 'longest' | 'longTasks') => {
        const known = found.flatMap((figure) => figure[key] ?? [])
        return known.length === 0 ? null : median(known)
      }
      const beside = { rate: of('rate'), longest: of('longest'), longTasks: of('longTasks') }
      return { deed, zoom, figure: median(found.map(({ figure }) => figure)), ...beside }
    }),
  )

const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1] ?? 0, sorted[sorted.length >> 1] ?? 0]
  return (low + high) / 2
}

export type Row = {
  readonly cards: number
  readonly what: string
  readonly floor: Floor
  readonly base: Figure
  readonly own: Figure
  readonly ratio: number
  readonly most: number | null
  readonly verdict: 'met' | 'MISSED' | 'no goal'
}

/** How often a gesture kept a person waiting. The floor has no field to type into, so there it never did. */
export type Stall = {
  readonly cards: number
  readonly deed: Deed
  readonly own: number
  readonly floor: number
  readonly longest: number
  readonly isMet: boolean
}

const NEVER_LATE: readonly Deed[] = ['pan', 'drag', 'type']

/** Long tasks of DotBox against those of the floor, for what must never have more: up to 1,000 cards. */
export const stallsOf = (cards: number, own: readonly Figure[], limit: readonly Figure[]): readonly Stall[] => {
  if (cards > 1000) return []
  return NEVER_LATE.flatMap((deed) => {
    const figures = own.filter((figure) => figure.deed === deed)
    if (figures.length === 0) return []
    const late = sum(figures)
    const most = sum(limit.filter((figure) => figure.deed === deed))
    const longest = Math.max(...figures.map(({ longest }) => longest ?? 0))
    return [{ cards, deed, own: late, floor: most, longest, isMet: late <= most }]
  })
}

const sum = (figures: readonly Figure[]): number => figures.reduce((all, { longTasks }) => all + (longTasks ?? 0), 0)

/** DotBox's figures against those of the floors that its goals name. What was measured of only one of them is no row. */
export const rowsOf = (
  cards: number,
  own: readonly Figure[],
  floors: Readonly<Record<Floor, readonly Figure[]>>,
): readonly Row[] =>
  own.flatMap((figure) => {
    const { floor, most } = goalOf(figure.deed, cards)
    const base = floors[floor].find(({ deed, zoom }) => deed === figure.deed && zoom === figure.zoom)
    if (!base) return []
    const ratio = figure.figure / base.figure
    const verdict = most === null ? 'no goal' : ratio <= most ? 'met' : 'MISSED'
    const what =
      figure.zoom === null || figure.deed.endsWith('all') ? figure.deed : `${figure.deed}, ${figure.zoom} zoom`
    return [{ cards, what, floor, base, own: figure, ratio, most, verdict }]
  })
