import { isLink } from '../../files/file-set.ts'
import { baseName, folderOf } from '../../files/path.ts'
import type { Change, Status } from '../../project/change.ts'

/** One line of a tree of files: a folder, or a file with what happens to it. */
export type FileRow = {
  /** The path; a folder's ends in a slash. */
  readonly id: string
  readonly label: string
  readonly depth: number
  readonly expanded: boolean | undefined
  /** `kept`: nothing of the design is in it, so it stays as it is. */
  readonly status: Status | 'kept' | undefined
  /** How many files a heading stands for. */
  readonly count?: number
}

/** What a file is called in a row; a link says where it leads. */
export const labelled = (name: string, { after, before }: Change): string => {
  const content = after ?? before
  return isLink(content) ? `${name} → ${content.link}` : name
}

/** The tree of some files: folders before files, each in the order of their names. Folders in `folded` keep their rows to themselves. */
export const fileRows = (changes: readonly Change[], folded: ReadonlySet<string>): readonly FileRow[] => {
  const root: Branch = { folders: new Map(), files: [] }
  for (const change of changes) {
    const folder = folderOf(change.path)
    let at = root
    for (const part of folder === '' ? [] : folder.split('/')) {
      const below = at.folders.get(part) ?? { folders: new Map(), files: [] }
      at.folders.set(part, below)
      at = below
    }
    at.files.push(change)
  }
  return rowsOf(root, '', 0, folded)
}

type Branch = { readonly folders: Map<string, Branch>; readonly files: Change[] }

const rowsOf = (branch: Branch, path: string, depth: number, folded: ReadonlySet<string>): FileRow[] => [
  ...[...branch.folders].sort(byName).flatMap(([name, below]): FileRow[] => {
    const id = `${path}${name}/`
    const expanded = !folded.has(id)
    const folder: FileRow = { id, label: name, depth, expanded, status: undefined }
    return expanded ? [folder, ...rowsOf(below, id, depth + 1, folded)] : [folder]
  }),
  ...branch.files.map(
    (change): FileRow => ({
      id: change.path,
      label: labelled(baseName(change.path), change),
      depth,
      expanded: undefined,
      status: change.status,
    }),
  ),
]

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a < b ? -1 : a > b ? 1 : 0

/** How many files there are of each status. */
export const tally = (changes: readonly Change[]): Readonly<Record<Status, number>> => {
  const counts = { added: 0, changed: 0, deleted: 0, unchanged: 0 }
  for (const { status } of changes) counts[status]++
  return counts
}
