import type { Change } from '../../project/change.ts'
import { KEPT_KINDS, keptByKind, keptKindNames } from '../../project/kept.ts'
import { type FileRow, labelled } from './file-rows.ts'

/** The rows that are no files: the heading over all that is kept, and one per kind. */
export const KEPT = 'kept/'
export const KEPT_GROUPS: readonly string[] = KEPT_KINDS.map((kind) => `${KEPT}${kind}/`)

/** The files that stay as they are because DotBox does not read them as a part of the design, by what they are. */
export const keptRows = (kept: readonly Change[], folded: ReadonlySet<string>): readonly FileRow[] => {
  if (kept.length === 0) return []
  const expanded = !folded.has(KEPT)
  const heading: FileRow = { id: KEPT, label: 'Kept as is', depth: 0, expanded, status: undefined, count: kept.length }
  if (!expanded) return [heading]
  const byPath = new Map(kept.map((change) => [change.path, change]))
  const groups = keptByKind([...byPath.keys()]).flatMap(([kind, paths]): FileRow[] => {
    const id = `${KEPT}${kind}/`
    const open = !folded.has(id)
    const row: FileRow = {
      id,
      label: keptKindNames[kind],
      depth: 1,
      expanded: open,
      status: undefined,
      count: paths.length,
    }
    return open ? [row, ...paths.flatMap((path) => fileRow(byPath.get(path)))] : [row]
  })
  return [heading, ...groups]
}

const fileRow = (change: Change | undefined): readonly FileRow[] =>
  change
    ? [{ id: change.path, label: labelled(change.path, change), depth: 2, expanded: undefined, status: 'kept' }]
    : []
