import { byPath } from '../files/file-set.ts'
import { joinPath } from '../files/path.ts'
import { isToolFolder, LIMITS } from '../files/select.ts'
import {
  type Found,
  type FoundFile,
  type FoundFolder,
  folderOfFound,
  fromEntry,
  fromFile,
  fromHandle,
  fromPaths,
  isFolderHandle,
} from './found.ts'
import type { Opened, Opening, Progress } from './opened.ts'
import { readFiles } from './read-files.ts'
import { sizeInWords, Unreadable, UnreadableZip } from './unreadable.ts'
import { walk } from './walk.ts'

type Picker = {
  readonly showDirectoryPicker?: (options: { id: string; mode: 'read' }) => Promise<FileSystemDirectoryHandle>
}

/** True where the browser can open a folder that can be written back to. */
export const canPickFolder = (): boolean => (globalThis as Picker).showDirectoryPicker !== undefined

/** Asks for a folder with the browser's dialog. To be called in answer to a click or a key. */
export const pickFolder = (): Opening => (onProgress, signal) =>
  answered(signal, async () => {
    const handle = await (globalThis as Picker).showDirectoryPicker?.({ id: 'repository', mode: 'read' })
    if (!handle)
      throw new Unreadable(
        'This browser cannot open a folder in this way. Drop the folder onto the page instead, or open a zip of it.',
      )
    return openFound(handle, [fromHandle(handle)], onProgress, signal)
  })

/** Opens a folder that was opened before. The browser may have to be asked for permission first. */
export const openHandle =
  (handle: FileSystemDirectoryHandle): Opening =>
  (onProgress, signal) =>
    answered(signal, () => openFound(handle, [fromHandle(handle)], onProgress, signal))

/**
 * Opens what was dropped: a folder, a zip, or some files. To be called in the event itself, since what was dropped can
 * be asked for only then; the opening may be started later.
 */
export const openDropped = (dropped: DataTransfer): Opening => {
  const asked = [...dropped.items].filter((item) => item.kind === 'file').map(foundInItem)
  return (onProgress, signal) =>
    answered(signal, async () => {
      const items = (await Promise.all(asked)).flatMap((item) => item ?? [])
      if (items.length === 0)
        throw new Unreadable('What was dropped is no file or folder. Drop the folder of a repository, or a zip of it.')
      const [only] = items
      return openFound(
        items.length === 1 ? (only?.handle ?? null) : null,
        items.map((item) => item.found),
        onProgress,
        signal,
      )
    })
}

/** Opens what an `<input type="file">` gave: with `webkitdirectory` a whole folder, else a zip or some files. */
export const openChosen = (files: Iterable<File>): Opening => {
  const chosen = [...files]
  return (onProgress, signal) =>
    answered(signal, () => {
      const [first] = chosen
      const folder = first?.webkitRelativePath.split('/', 1)[0] ?? ''
      if (folder === '') return openFound(null, chosen.map(fromFile), onProgress, signal)
      const below = chosen.map((file) => [file.webkitRelativePath.slice(folder.length + 1), file] as const)
      return openFound(null, [fromPaths(folder, below)], onProgress, signal)
    })
}

/** What an item of a drop is. A handle can be written back to; an entry is what every browser gives. */
const foundInItem = async (
  item: DataTransferItem,
): Promise<{ found: Found; handle: FileSystemDirectoryHandle | null } | null> => {
  const { getAsFileSystemHandle } = item as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }
  // Both must be asked for before the first await: afterwards the drop is over.
  const entry = item.webkitGetAsEntry?.() ?? null
  const file = item.getAsFile()
  const handle = (await getAsFileSystemHandle?.call(item).catch(() => null)) ?? null
  if (handle) return { found: fromHandle(handle), handle: isFolderHandle(handle) ? handle : null }
  if (entry) return { found: fromEntry(entry), handle: null }
  return file ? { found: fromFile(file), handle: null } : null
}

const openFound = async (
  handle: FileSystemDirectoryHandle | null,
  items: readonly Found[],
  onProgress: ((progress: Progress) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Opened> => {
  const [only] = items
  if (items.length === 1 && only?.kind === 'file' && /\.zip$/i.test(only.name)) {
    const file = await only.open()
    if (file.size > LIMITS.zip.unpacked)
      throw new UnreadableZip(
        `The zip takes ${sizeInWords(file.size)}; DotBox opens zips of up to ${sizeInWords(LIMITS.zip.unpacked)}. Unpack it and open the folder: there it reads only what it needs.`,
      )
    const { openZippedRepository } = await import('./zip-repository.ts')
    return openZippedRepository(new Uint8Array(await file.arrayBuffer()), only.name)
  }
  const top = items.length === 1 && only?.kind === 'folder' ? only : folderOfFound('', items)
  return openFolder(top, handle, onProgress, signal)
}

const openFolder = async (
  top: FoundFolder,
  handle: FileSystemDirectoryHandle | null,
  onProgress: ((progress: Progress) => void) | undefined,
  signal: AbortSignal | undefined,
): Promise<Opened> => {
  const base = isToolFolder(top.name) || top.name === '.github' ? top.name : ''
  let progress: Progress = { doing: 'listing', folders: 0, seen: 0, read: 0, wanted: 0 }
  const tell = (now: Partial<Progress>) => {
    progress = { ...progress, ...now }
    onProgress?.(progress)
  }
  const { wanted, seen, skipped } = await walk(top, base, (folders, files) => tell({ folders, seen: files }), signal)
  // A file that a person dropped by itself is meant, whatever it is called.
  const dropped = top.name === '' ? [...seen].filter(([path]) => !path.includes('/')) : []
  const all = new Map([...dropped, ...wanted])
  tell({ doing: 'reading', wanted: all.size })
  const read = await readFiles(all, (count) => tell({ read: count }), signal)
  return {
    name: top.name,
    base,
    handle,
    files: read.files,
    skipped: [...skipped, ...read.skipped].sort((a, b) => byPath(a.path, b.path)),
    readMore: async (paths) => readFiles(await findFiles(paths, seen, top, base), () => undefined, undefined),
  }
}

/** Files by their paths: those that were seen, and those in folders that the walk did not enter. */
const findFiles = async (
  paths: Iterable<string>,
  seen: ReadonlyMap<string, FoundFile>,
  top: FoundFolder,
  base: string,
): Promise<ReadonlyMap<string, FoundFile>> => {
  const found = new Map<string, FoundFile>()
  for (const path of new Set(paths)) {
    const file = seen.get(path) ?? (await descend(path, top, base).catch(() => null))
    if (file) found.set(path, file)
  }
  return found
}

const descend = async (path: string, top: FoundFolder, base: string): Promise<FoundFile | null> => {
  let folder = top
  let at = base
  for (;;) {
    const next = await childOnTheWay(folder, at, path)
    if (!next) return null
    at = joinPath(at, next.name)
    if (next.kind === 'file') return at === path ? next : null
    folder = next
  }
}

const childOnTheWay = async (folder: FoundFolder, at: string, path: string): Promise<Found | null> => {
  for await (const child of folder.list()) {
    const childPath = joinPath(at, child.name)
    if (childPath === path || path.startsWith(`${childPath}/`)) return child
  }
  return null
}

/** Turns a change of mind into null, and what a browser throws into words. */
const answered = async (signal: AbortSignal | undefined, open: () => Promise<Opened>): Promise<Opened | null> => {
  try {
    return await open()
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const name = error instanceof Error || error instanceof DOMException ? error.name : ''
    if (name === 'AbortError' || signal?.aborted) return null
    throw new Unreadable(MESSAGES[name] ?? 'The browser could not read this folder. Try again, or open a zip of it.', {
      cause: error,
    })
  }
}

const DENIED =
  'The browser did not allow DotBox to read this folder. Choose it again and allow it, or open a zip of it.'
const MESSAGES: Readonly<Record<string, string>> = {
  NotAllowedError: DENIED,
  SecurityError: DENIED,
  NotFoundError: 'The folder is no longer there: it was moved, renamed or deleted. Choose it again.',
}
