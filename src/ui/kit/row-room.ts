import type { TreeRow } from './Tree.tsx'

/** A row's pixels beside its words: both margins, the sign before them, and the gaps between. */
const AROUND = 44
/** Wider than a letter ever is on average, in pixels: of the fixed-width font, and of the other. */
const [FIXED, OTHER] = [8, 10]

/** Letters of other scripts can be twice as wide. */
const PLAIN = /^[\x20-\x7e]*$/

/**
 * Whether a label certainly has room in a tree `width` pixels wide. Only others are cut: to cut one, the browser makes a
 * part of it that it goes through whenever anything on the page moves.
 */
export const hasRoom = (row: Pick<TreeRow, 'label' | 'depth' | 'asideWidth' | 'mono'>, width: number): boolean =>
  PLAIN.test(row.label) &&
  AROUND + row.depth * 14 + row.label.length * (row.mono ? FIXED : OTHER) + (row.asideWidth ?? 40) <= width
