import type { FileSet } from '../files/file-set.ts'

/** A file that was left out, and why, in words for the person. */
export type Skipped = { readonly path: string; readonly why: string }

export type FilesRead = { readonly files: FileSet; readonly skipped: readonly Skipped[] }

/** A repository that was opened: its configuration is read, the rest can be. */
export type Opened = FilesRead & {
  /** What the folder or zip is called, '' where several things were dropped. */
  readonly name: string
  /** Reads further files, such as specifications that the design names. A path that is not there is left out. */
  readonly readMore: (paths: Iterable<string>) => Promise<FilesRead>
}

/** How far the opening is: files seen so far while folders are listed, then files read of those that are wanted. */
export type Progress =
  | { readonly doing: 'listing'; readonly seen: number }
  | { readonly doing: 'reading'; readonly read: number; readonly wanted: number }
