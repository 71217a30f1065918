import { type Found, folderOfFound, fromEntry, fromFile, fromHandle } from './found.ts'
import type { Listing, Tell } from './listing.ts'
import { Unreadable } from './unreadable.ts'

/**
 * What a person chose, before anything of it is read. Handles and files can be sent to a worker; what only the page can
 * list, it lists.
 */
export type Chosen =
  | { readonly kind: 'handles'; readonly handles: readonly FileSystemHandle[] }
  | { readonly kind: 'zip'; readonly file: File }
  | { readonly kind: 'here'; readonly list: (tell: Tell, signal: AbortSignal | undefined) => Promise<Listing> }

type Picker = {
  readonly showDirectoryPicker?: (options: { id: string; mode: 'read' }) => Promise<FileSystemDirectoryHandle>
}

/** True where the browser can open a folder that can be written back to. */
export const canPickFolder = (): boolean => (globalThis as Picker).showDirectoryPicker !== undefined

/** Asks for a folder with the browser's dialog. To be called in answer to a click or a key. */
export const pickFolder = async (): Promise<Chosen> => {
  const handle = await (globalThis as Picker).showDirectoryPicker?.({ id: 'repository', mode: 'read' })
  if (handle) return { kind: 'handles', handles: [handle] }
  throw new Unreadable(
    'This browser cannot open a folder in this way. Drop the folder onto the page instead, or open a zip of it.',
  )
}

/** What was dropped: a folder, a zip, or some files. To be called in the event itself, afterwards it cannot be asked for. */
export const dropped = async (data: DataTransfer): Promise<Chosen> => {
  const asked = [...data.items].filter((item) => item.kind === 'file').map(inItem)
  const items = (await Promise.all(asked)).flatMap((item) => item ?? [])
  const [only] = items
  if (!only)
    throw new Unreadable('What was dropped is no file or folder. Drop the folder of a repository, or a zip of it.')
  if (items.length === 1 && only.found.kind === 'file' && isZip(only.found.name))
    return { kind: 'zip', file: await only.found.open() }
  const handles = items.flatMap(({ handle }) => handle ?? [])
  return handles.length === items.length ? { kind: 'handles', handles } : here(items.map(({ found }) => found))
}

/** What an `<input type="file">` gave: with `webkitdirectory` a whole folder, else a zip or some files. */
export const fromInput = (files: readonly File[]): Chosen => {
  const [first] = files
  if (first && files.length === 1 && isZip(first.name)) return { kind: 'zip', file: first }
  if (!first?.webkitRelativePath) return here(files.map(fromFile))
  return {
    kind: 'here',
    list: async (tell, signal) => (await import('./list-files.ts')).listFiles(files, tell, signal),
  }
}

const isZip = (name: string): boolean => /\.zip$/i.test(name)

const here = (items: readonly Found[]): Chosen => ({
  kind: 'here',
  // Loaded when something was chosen: the page does not need it to start.
  list: async (tell, signal) => (await import('./listing.ts')).listFolder(aroundAll(items), tell, signal),
})

/** A folder that was chosen alone is the repository; several things lie side by side in one without a name. */
export const aroundAll = (items: readonly Found[]) => {
  const [only] = items
  return items.length === 1 && only?.kind === 'folder' ? only : folderOfFound('', items)
}

type Item = { readonly found: Found; readonly handle: FileSystemHandle | null }

/** What an item of a drop is. A handle can be sent to a worker and written back to; an entry is what every browser gives. */
const inItem = async (item: DataTransferItem): Promise<Item | null> => {
  const { getAsFileSystemHandle } = item as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }
  // All must be asked for before the first await: afterwards the drop is over.
  const entry = item.webkitGetAsEntry?.() ?? null
  const file = item.getAsFile()
  const handle = (await getAsFileSystemHandle?.call(item).catch(() => null)) ?? null
  if (handle) return { found: fromHandle(handle), handle }
  if (entry) return { found: fromEntry(entry), handle: null }
  return file ? { found: fromFile(file), handle: null } : null
}
