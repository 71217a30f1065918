import type { Named } from './names.ts'

/** How a name is written. A bare word is no agent until something beside it says so. */
export type Form = 'call' | 'agent' | 'at' | 'code' | 'bold' | 'quoted' | 'plain'

/** One mention of an agent inside a sentence. */
export type InSentence = Named & { readonly form: Form; readonly strong: boolean }

/**
 * A sentence with every mention replaced by one sign, so that rules can look at the words around it: `hand off to ⟦0⟧`.
 * In lower case, without emphasis, white space as single blanks.
 */
export type Sentence = {
  readonly source: string
  readonly words: string
  readonly mentions: readonly InSentence[]
}

/** Mentions are numbered signs of the private use area; nothing that people write. */
const FIRST_SIGN = 0xe000
const MOST_MENTIONS = 200
export const SIGN = '[\\ue000-\\ue0ff]'
export const signOf = (at: number): string => String.fromCharCode(FIRST_SIGN + at)
export const signAt = (sign: string): number => sign.charCodeAt(0) - FIRST_SIGN

/** The farthest that a sentence is read to either side of a mention, in characters. */
const REACH = 400

/** The offsets of the sentence around a mention. A full stop inside `e.g.` or a file name ends none; in a row none does. */
export const sentenceBounds = (
  { kind, text }: { readonly kind: string; readonly text: string },
  from: number,
  to: number,
): readonly [start: number, end: number] => {
  if (kind === 'row') return [Math.max(0, from - REACH), Math.min(text.length, to + REACH)]
  let start = from
  while (start > 0 && from - start < REACH && !endsSentence(text, start - 1)) start--
  let end = to
  while (end < text.length && end - to < REACH && !endsSentence(text, end)) end++
  if (end < text.length && end - to < REACH) end++
  return [start, end]
}

const endsSentence = (text: string, at: number): boolean => {
  const sign = text.charAt(at)
  if (sign !== '.' && sign !== '!' && sign !== '?' && sign !== ';') return false
  const next = text.charAt(at + 1)
  if (next !== '' && !/[\s"'”’)*_`\\<]/.test(next)) return false
  return !/(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|\d)$/i.test(text.slice(Math.max(0, at - 8), at))
}

/** The sentence between two offsets of a block, with its mentions (whose offsets are those in the whole text). */
export const sentenceOf = (
  { text, start: blockStart }: { readonly text: string; readonly start: number },
  start: number,
  end: number,
  named: readonly Named[],
): Sentence => {
  const mentions: InSentence[] = []
  let words = ''
  let at = start
  for (const { id, shared, ...place } of named.slice(0, MOST_MENTIONS)) {
    const one = { id, shared, start: place.start - blockStart, end: place.end - blockStart }
    const [from, to] = decorated(text, one)
    words += text.slice(at, Math.max(at, from)) + signOf(mentions.length)
    mentions.push({ id, shared, ...place, ...formOf(text, one, from, to) })
    at = Math.max(at, to)
  }
  words += text.slice(at, Math.max(at, end))
  return { source: text.slice(start, end).trim(), words: plainWords(words), mentions }
}

/** In lower case, without emphasis and code marks; a quotation mark stays, it tells what is only said. */
const plainWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[*`]|\b_|_\b/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ')
    .trimEnd()

type Place = { readonly start: number; readonly end: number }

const DECORATION = /[`*_"'“”‘’@[\]]/

/** The offsets of a name with what decorates it: `**`name`**`, @name, "name". */
const decorated = (text: string, { start, end }: Place): readonly [number, number] => {
  let [from, to] = [start, end]
  while (from > 0 && start - from < 6 && DECORATION.test(text.charAt(from - 1))) from--
  while (to < text.length && to - end < 6 && DECORATION.test(text.charAt(to))) to++
  // "its name's work": an apostrophe before an s belongs to the words behind it.
  if (/['’]/.test(text.charAt(to - 1)) && text.charAt(to) === 's') to--
  return [from, to]
}

const formOf = (text: string, { start, end }: Place, from: number, to: number): { form: Form; strong: boolean } => {
  const [opening, closing] = [text.slice(from, start), text.slice(end, to)]
  const [before, behind] = [text.slice(Math.max(0, from - 24), from), text.slice(to, to + 16)]
  const form: Form = /(?:subagent_type\s*[=:]|<route to=|<(?:sub-?)?agent name=)\s*$/i.test(before)
    ? 'call'
    : opening.endsWith('@')
      ? 'at'
      : /^\s*\(?(?:sub-?)?agents?\b/i.test(behind) || /\b(?:sub-?)?agents?\s$/i.test(before)
        ? 'agent'
        : opening.endsWith('`') && closing.startsWith('`')
          ? 'code'
          : opening.endsWith('**') && closing.startsWith('**')
            ? 'bold'
            : /["“]$/.test(opening) && /^["”]/.test(closing)
              ? 'quoted'
              : 'plain'
  const strong = ['call', 'at', 'agent', 'code'].includes(form) || isCompound(text.slice(start, end))
  return { form, strong }
}

/** A name that no sentence holds by chance: several words in one, `test-runner`, `test_runner`, `TestRunner`. */
const isCompound = (name: string): boolean => /[\p{L}\p{N}][-_/][\p{L}\p{N}]/u.test(name) || /\p{Ll}\p{Lu}/u.test(name)
