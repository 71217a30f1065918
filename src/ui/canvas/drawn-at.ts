/** How many numbers each command of a path takes at a time. */
const LENGTHS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 1 }

/**
 * The data of an SVG path, drawn at another place and in another size. A browser keeps a layer's account for every
 * element with a `transform` or a `viewBox` of its own, and goes through all of them whenever something moves: a canvas
 * with hundreds of small signs writes them where they stand. Numbers must be apart from one another, also the flags of
 * arcs.
 */
export const drawnAt = (path: string, x: number, y: number, scale = 1): string => {
  let drawn = ''
  for (const { command, numbers, becomes } of stepsOf(path)) {
    drawn += command
    for (const [at, number] of numbers.entries()) {
      const part = becomes[at]!
      drawn += `${at === 0 ? '' : ' '}${part === 'as is' ? number : rounded(number * scale + (part === 'x' ? x : part === 'y' ? y : 0))}`
    }
  }
  return drawn
}

type Step = {
  readonly command: string
  readonly numbers: readonly number[]
  /** What becomes of each number: moved along, only scaled, or left alone. */
  readonly becomes: readonly ('x' | 'y' | 'scaled' | 'as is')[]
}

/** The same few signs are drawn over and over. */
const known = new Map<string, readonly Step[]>()

const stepsOf = (path: string): readonly Step[] => {
  const steps =
    known.get(path) ??
    [...path.matchAll(/([a-z])([^a-z]*)/gi)].map(([, command = '', rest = ''], place) => {
      const kind = command.toUpperCase()
      const numbers = rest.match(/-?(?:\d+\.?\d*|\.\d+)/g)?.map(Number) ?? []
      const becomes = numbers.map((_, at) => {
        const part = at % LENGTHS[kind]!
        if (kind === 'A' && part > 1 && part < 5) return 'as is'
        const isAbsolute = command === kind || (place === 0 && at < 2)
        if (!isAbsolute || (kind === 'A' && part < 2)) return 'scaled'
        return kind === 'V' || (kind === 'A' ? part === 6 : kind !== 'H' && part % 2 === 1) ? 'y' : 'x'
      })
      return { command, numbers, becomes }
    })
  known.set(path, steps)
  return steps
}

const rounded = (number: number) => Math.round(number * 100) / 100
