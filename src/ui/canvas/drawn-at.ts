/** How many numbers each command of a path takes at a time. */
const LENGTHS: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 1 }

/**
 * The data of an SVG path, drawn at another place and in another size. A browser keeps a layer's account for every
 * element with a `transform` or a `viewBox` of its own, and goes through all of them whenever something moves: a canvas
 * with hundreds of small signs writes them where they stand. Numbers must be apart from one another, also the flags of
 * arcs.
 */
export const drawnAt = (path: string, x: number, y: number, scale = 1): string =>
  [...path.matchAll(/([a-z])([^a-z]*)/gi)]
    .map(([, command = '', rest = ''], place) => {
      const kind = command.toUpperCase()
      const numbers = rest.match(/-?(?:\d+\.?\d*|\.\d+)/g)?.map(Number) ?? []
      const moved = numbers.map((number, at) => {
        const part = at % LENGTHS[kind]!
        const isAbsolute = command === kind || (place === 0 && at < 2)
        if (kind === 'A' && part > 1 && part < 5) return number
        if (!isAbsolute || (kind === 'A' && part < 2)) return rounded(number * scale)
        const isDown = kind === 'V' || (kind === 'A' ? part === 6 : kind !== 'H' && part % 2 === 1)
        return rounded(number * scale + (isDown ? y : x))
      })
      return command + moved.join(' ')
    })
    .join('')

const rounded = (number: number) => Math.round(number * 100) / 100
