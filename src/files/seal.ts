import { hashOf } from './section.ts'

/** Where a text leaves room for its seal: in a comment, or in a value of JSON. */
export const UNSEALED = 'dotbox:sealed 000000000000'
const SEAL = /dotbox:sealed [0-9a-f]{12}/

/**
 * A file that is DotBox's as a whole carries a seal: a hash of everything else in it, so that a change by hand is noticed. The
 * text must hold `UNSEALED` once.
 */
export const seal = (text: string): string =>
  text.replace(SEAL, `dotbox:sealed ${hashOf(text.replace(SEAL, UNSEALED))}`)

/** True for a text as DotBox sealed it, of whatever version; line ends do not count. */
export const isSealed = (text: string): boolean => {
  if (!SEAL.test(text)) return false
  const known = recent.get(text)
  if (known !== undefined) return known
  const plain = text.replace(/\r\n/g, '\n')
  const sealed = seal(plain) === plain
  if (recent.size >= MOST_RECENT) recent.delete(recent.keys().next().value ?? '')
  recent.set(text, sealed)
  return sealed
}

/** What was found of the texts that were asked about last: each export asks again, and a guard is long. */
const recent = new Map<string, boolean>()
const MOST_RECENT = 8
