/** A team to measure with, as plain data: the same cards and the same lines for DotBox and for the floor. */
export type Team = {
  readonly cards: readonly {
    readonly name: string
    readonly model: string
    readonly words: string
    readonly x: number
    readonly y: number
  }[]
  /** From card to card, by their places in the list. */
  readonly ties: readonly {
    readonly from: number
    readonly to: number
    readonly kind: 'handoff' | 'delegates'
    readonly words: string
  }[]
}

const COLUMN = 336
const ROW = 208

/** Cards on a square grid, each handing off to the next, every fifth delegating to the one below it. */
export const teamOf = (size: number): Team => {
  const columns = Math.max(1, Math.ceil(Math.sqrt(size)))
  const cards = Array.from({ length: size }, (_, at) => ({
    name: `agent-${at}`,
    model: at % 3 === 0 ? 'opus' : 'sonnet',
    words: `Reviews the changes of area ${at % 40}, reads src and docs of package ${at % 12}, and reports what it found`,
    x: (at % columns) * COLUMN,
    y: Math.floor(at / columns) * ROW,
  }))
  const onwards = cards
    .slice(1)
    .map((_, at) => ({ from: at, to: at + 1, kind: 'handoff' as const, words: `part ${at} is done` }))
  const down = cards.flatMap((_, at) =>
    at % 5 === 0 && at + columns < size
      ? [{ from: at, to: at + columns, kind: 'delegates' as const, words: 'delegates' }]
      : [],
  )
  return { cards, ties: [...onwards, ...down] }
}
