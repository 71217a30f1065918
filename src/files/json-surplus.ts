import { createScanner, type SyntaxKind } from 'jsonc-parser'
import { parseJsonc } from './parse-jsonc.ts'

/** The kinds of `jsonc-parser`'s tokens; its own enumeration is a type only. */
const CLOSE_BRACE: SyntaxKind = 2
const CLOSE_BRACKET: SyntaxKind = 4
const COMMA: SyntaxKind = 5
const LINE_COMMENT: SyntaxKind = 12
const BLOCK_COMMENT: SyntaxKind = 13
const END: SyntaxKind = 17

type Piece = { readonly start: number; readonly was: string; readonly now: string }

/** The comments and trailing commas whose removal makes plain JSON of a text; none where that is not what is wrong. */
export const jsonSurplus = (text: string): readonly Piece[] => {
  if (!parseJsonc(text).ok) return []
  const scanner = createScanner(text)
  const pieces: Piece[] = []
  let comma: number | null = null
  for (let kind = scanner.scan(); kind !== END; kind = scanner.scan()) {
    const start = scanner.getTokenOffset()
    if (kind === LINE_COMMENT || kind === BLOCK_COMMENT)
      pieces.push({ start, was: text.slice(start, start + scanner.getTokenLength()), now: '' })
    else if (kind === COMMA) comma = start
    else if (kind === CLOSE_BRACE || kind === CLOSE_BRACKET) {
      if (comma !== null) pieces.push({ start: comma, was: ',', now: '' })
      comma = null
    } else if (kind < 14) comma = null
  }
  return pieces
}
