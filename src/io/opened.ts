import type { FileSet } from '../files/file-set.ts'

/** A file that was left out, and why, in words for the person. */
export type Skipped = { readonly path: string; readonly why: string }

export type FilesRead = { readonly files: FileSet; readonly skipped: readonly Skipped[] }

/** A repository that was opened: its configuration is read, the rest can be. */
export type Opened = FilesRead & {
  /** What the folder or zip is called, '' where several things were dropped. */
  readonly name: string
  /** Where a tool's folder itself was opened: its name, with which every path begins though it lies in `handle`. Else ''. */
  readonly base: string
  /** The folder on the disk, to write back to; null where the browser gave none. */
  readonly handle: FileSystemDirectoryHandle | null
  /** Reads further files, such as specifications that the design names. A path that is not there is left out. */
  readonly readMore: (paths: Iterable<string>) => Promise<FilesRead>
}

/** How far the opening is. */
export type Progress = {
  readonly doing: 'listing' | 'reading'
  /** Folders listed and files seen so far. */
  readonly folders: number
  readonly seen: number
  /** Files read so far, of so many. */
  readonly read: number
  readonly wanted: number
}

/**
 * Opens what a person chose; null where they changed their mind, in the browser's dialog or by `signal`. Throws
 * `Unreadable`, with a message for them, where it cannot be opened at all; one bad file never stops the rest.
 */
export type Opening = (onProgress?: (progress: Progress) => void, signal?: AbortSignal) => Promise<Opened | null>
