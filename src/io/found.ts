/** A file or a folder before anything of it is read, from whichever of the browser's interfaces. */
export type Found = FoundFile | FoundFolder
export type FoundFile = { readonly kind: 'file'; readonly name: string; readonly open: () => Promise<File> }
export type FoundFolder = {
  readonly kind: 'folder'
  readonly name: string
  readonly list: () => AsyncIterable<Found> | Iterable<Found>
}

/** From the File System Access interface: the folder picker, and drops in Chromium. */
export const fromHandle = (handle: FileSystemHandle): Found =>
  isFolderHandle(handle)
    ? { kind: 'folder', name: handle.name, list: () => listHandle(handle) }
    : { kind: 'file', name: handle.name, open: () => (handle as FileSystemFileHandle).getFile() }

export const isFolderHandle = (handle: FileSystemHandle): handle is FileSystemDirectoryHandle =>
  handle.kind === 'directory'

async function* listHandle(handle: FileSystemDirectoryHandle): AsyncIterable<Found> {
  for await (const child of handle.values()) yield fromHandle(child)
}

/** From the File and Directory Entries interface: drops in every browser. */
export const fromEntry = (entry: FileSystemEntry): Found =>
  entry.isDirectory
    ? { kind: 'folder', name: entry.name, list: () => listEntry(entry as FileSystemDirectoryEntry) }
    : {
        kind: 'file',
        name: entry.name,
        open: () => new Promise((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
      }

async function* listEntry(folder: FileSystemDirectoryEntry): AsyncIterable<Found> {
  const reader = folder.createReader()
  for (;;) {
    // Chromium gives a hundred at a time; an empty batch is the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject))
    if (batch.length === 0) return
    yield* batch.map(fromEntry)
  }
}

export const fromFile = (file: File): FoundFile => ({ kind: 'file', name: file.name, open: async () => file })

/** A folder put together from what lies in it. */
export const folderOfFound = (name: string, inside: readonly Found[]): FoundFolder => ({
  kind: 'folder',
  name,
  list: () => inside,
})

/** From files with their paths, as `<input webkitdirectory>` gives them: the folders are derived. */
export const fromPaths = (name: string, files: Iterable<readonly [path: string, file: File]>): FoundFolder => {
  type Tree = { readonly folders: Map<string, Tree>; readonly files: FoundFile[] }
  const top: Tree = { folders: new Map(), files: [] }
  for (const [path, file] of files) {
    const parts = path.split('/')
    parts.pop()
    let at = top
    for (const part of parts) {
      const next = at.folders.get(part) ?? { folders: new Map(), files: [] }
      at.folders.set(part, next)
      at = next
    }
    at.files.push(fromFile(file))
  }
  const folder = (called: string, tree: Tree): FoundFolder =>
    folderOfFound(called, [...tree.files, ...[...tree.folders].map(([child, below]) => folder(child, below))])
  return folder(name, top)
}
