import type { TreeRow } from './Tree.tsx'

/** A size of letters in pixels, and whether they are of the fixed-width font. */
type Letters = { readonly size: number; readonly mono: boolean }

/** Wider than a letter ever is on average, as a part of its size: of the fixed-width font, and of the other. */
const [FIXED, OTHER] = [0.61, 0.83]

/** Letters of other scripts can be twice as wide. */
const PLAIN = /^[\x20-\x7e]*$/

let scale = 0

/** How much larger than usual a person has set the browser's letters, which all sizes of text follow. */
const textScale = (): number => {
  if (scale === 0)
    scale =
      typeof document === 'undefined' ? 1 : Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16
  return scale
}

/** The most pixels that a text can take in one line; infinite for what is not plain Latin. */
export const mostWidth = (text: string, { size, mono }: Letters, larger = textScale()): number =>
  PLAIN.test(text) ? text.length * size * larger * (mono ? FIXED : OTHER) : Number.POSITIVE_INFINITY

/** A row's pixels beside its words: both margins, the sign before them, and the gaps between. */
const AROUND = 44

/**
 * Whether a label certainly has room in a tree `width` pixels wide. Only others are cut: to cut one, the browser makes a
 * part of it that it goes through whenever anything on the page moves.
 */
export const rowHasRoom = (
  { label, depth, asideWidth = 40, mono = false }: Pick<TreeRow, 'label' | 'depth' | 'asideWidth' | 'mono'>,
  width: number,
): boolean => AROUND + depth * 14 + mostWidth(label, { size: 12, mono }) + asideWidth <= width
