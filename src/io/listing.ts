import { joinPath } from '../files/path.ts'
import { isToolFolder } from '../files/select.ts'
import type { Found, FoundFile, FoundFolder } from './found.ts'
import type { Progress, Skipped } from './opened.ts'
import { walk } from './walk.ts'

/** A folder that was looked through: what is to be read of it is known, nothing is read yet. */
export type Listing = {
  /** What the folder is called, '' where several things were dropped. */
  readonly name: string
  /** Where a tool's folder itself was opened: its name, with which every path begins. Else ''. */
  readonly base: string
  /** What is to be read, that which matters most first. */
  readonly wanted: ReadonlyMap<string, FoundFile>
  readonly skipped: readonly Skipped[]
  /** Looks for one more file, wherever it lies; null where there is none. */
  readonly find: (path: string) => Promise<FoundFile | null>
}

/** Told while a folder is looked through and read. */
export type Tell = (progress: Progress) => void

/** A tool's own folder that is opened by itself stands below the repository that it belongs to. */
export const baseOf = (name: string): string => (isToolFolder(name) || name === '.github' ? name : '')

/** Looks through a folder without entering what is pruned. */
export const listFolder = async (top: FoundFolder, tell: Tell, signal: AbortSignal | undefined): Promise<Listing> => {
  const base = baseOf(top.name)
  const { wanted, seen, skipped } = await walk(top, base, (files) => tell({ doing: 'listing', seen: files }), signal)
  // A file that a person dropped by itself is meant, whatever it is called.
  const dropped = top.name === '' ? [...seen].filter(([path]) => !path.includes('/')) : []
  return {
    name: top.name,
    base,
    wanted: new Map([...dropped, ...wanted]),
    skipped,
    find: async (path) => seen.get(path) ?? (await descend(path, top, base).catch(() => null)),
  }
}

/** A file in a folder that the walk did not enter. */
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
