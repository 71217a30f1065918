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
