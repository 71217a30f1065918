import type { TreeRow } from './Tree.tsx'

/** What a key does in a tree: moves to a row, folds or unfolds one, or selects it and perhaps opens it. */
export type TreeStep =
  | { readonly go: number }
  | { readonly toggle: string }
  | { readonly select: string; readonly open: boolean }

/** The step of a key at row `at`, as the authoring practices for trees have it; null for a key that is none of the tree's. */
export const treeStep = (rows: readonly TreeRow[], at: number, key: string): TreeStep | null => {
  const row = rows[at]
  if (!row) return null
  if (key === 'ArrowDown') return { go: Math.min(at + 1, rows.length - 1) }
  if (key === 'ArrowUp') return { go: Math.max(at - 1, 0) }
  if (key === 'Home') return { go: 0 }
  if (key === 'End') return { go: rows.length - 1 }
  if (key === 'ArrowRight') return row.expanded === false ? { toggle: row.id } : row.expanded ? { go: at + 1 } : null
  if (key === 'ArrowLeft') {
    if (row.expanded) return { toggle: row.id }
    const parent = rows.findLastIndex((other, index) => index < at && other.depth < row.depth)
    return parent < 0 ? null : { go: parent }
  }
  if (key === 'Enter' || key === ' ') return { select: row.id, open: key === 'Enter' }
  return null
}
