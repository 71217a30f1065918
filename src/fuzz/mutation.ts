import fc from 'fast-check'
import { type Content, isLink } from '../files/file-set.ts'
import { LARGE, LINKS, PIECES } from './nasty.ts'

/** One change of one file's content. Places are fractions, so that a mutation fits a text of any length. */
export type Mutation =
  | { readonly do: 'insert'; readonly at: number; readonly piece: string }
  | { readonly do: 'grow'; readonly at: number; readonly kind: number; readonly size: number }
  | { readonly do: 'cut'; readonly at: number; readonly length: number }
  | {
      readonly do: 'line'
      readonly at: number
      readonly what: 'delete' | 'twice' | 'swap' | 'indent' | 'outdent' | 'tab'
    }
  | { readonly do: 'truncate' | 'behead'; readonly at: number }
  | { readonly do: 'half'; readonly at: number }
  | { readonly do: 'ends'; readonly eol: string; readonly some: number }
  | { readonly do: 'byte'; readonly at: number; readonly byte: number }
  | { readonly do: 'link'; readonly to: string }

const place = fc.oneof(
  // Most of what can go wrong goes wrong in the first lines.
  fc.double({ min: 0, max: 0.1, noNaN: true }),
  fc.double({ min: 0, max: 1, noNaN: true }),
)

export const aMutation: fc.Arbitrary<Mutation> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('insert' as const), at: place, piece: fc.constantFrom(...PIECES) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('grow' as const),
      at: place,
      kind: fc.nat(LARGE.length - 1),
      size: fc.oneof({ weight: 4, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(2_000) }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('cut' as const), at: place, length: fc.integer({ min: 1, max: 200 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('line' as const),
      at: place,
      what: fc.constantFrom('delete', 'twice', 'swap', 'indent', 'outdent', 'tab'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('truncate', 'behead'), at: place }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('half' as const), at: place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('ends' as const),
      eol: fc.constantFrom('\r\n', '\r', '\n\r'),
      some: fc.constantFrom(1, 2, 3),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('byte' as const), at: place, byte: fc.nat(255) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('link' as const), to: fc.constantFrom(...LINKS) }) },
)

/**
 * A content with a mutation made.
 *
 * @param other another content, half of which may take the place of this one's
 * @param decode what a file of these bytes holds
 */
export const mutated = (
  content: Content,
  mutation: Mutation,
  other: Content,
  decode: (bytes: Uint8Array) => Content,
): Content => {
  if (mutation.do === 'link') return { link: mutation.to }
  if (typeof content !== 'string') return content
  const at = 'at' in mutation ? Math.floor(mutation.at * content.length) : 0
  switch (mutation.do) {
    case 'insert':
      return content.slice(0, at) + mutation.piece + content.slice(at)
    case 'grow':
      return content.slice(0, at) + (LARGE[mutation.kind]?.(mutation.size) ?? '') + content.slice(at)
    case 'cut':
      return content.slice(0, at) + content.slice(at + mutation.length)
    case 'truncate':
      return content.slice(0, at)
    case 'behead':
      return content.slice(at)
    case 'half':
      return typeof other === 'string'
        ? content.slice(0, at) + other.slice(Math.floor(mutation.at * other.length))
        : content
    case 'line':
      return withLine(content, mutation.at, mutation.what)
    case 'ends': {
      let line = 0
      return content.replace(/\n/g, () => (line++ % mutation.some === 0 ? mutation.eol : '\n'))
    }
    case 'byte': {
      const bytes = new TextEncoder().encode(content)
      if (bytes.length > 0) bytes[Math.floor(mutation.at * bytes.length) % bytes.length] = mutation.byte
      return decode(bytes)
    }
  }
}

const withLine = (text: string, where: number, what: (Mutation & { do: 'line' })['what']): string => {
  const lines = text.split('\n')
  const at = Math.min(lines.length - 1, Math.floor(where * lines.length))
  const line = lines[at] ?? ''
  const put = (...instead: readonly string[]) => [...lines.slice(0, at), ...instead, ...lines.slice(at + 1)].join('\n')
  if (what === 'delete') return put()
  if (what === 'twice') return put(line, line)
  if (what === 'indent') return put(`  ${line}`)
  if (what === 'outdent') return put(line.replace(/^ {1,2}/, ''))
  if (what === 'tab') return put(`\t${line}`)
  const next = lines[at + 1]
  return next === undefined ? text : [...lines.slice(0, at), next, line, ...lines.slice(at + 2)].join('\n')
}

/** What a content is, in one line, for a report. */
export const shown = (content: Content, most: number): string => {
  if (isLink(content)) return `link to ${JSON.stringify(content.link)}`
  if (typeof content !== 'string') return `${content.length} bytes that are no text`
  return content.length > most
    ? `${JSON.stringify(content.slice(0, most))} … (${content.length} characters)`
    : JSON.stringify(content)
}
