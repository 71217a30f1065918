import { byPath } from '../files/file-set.ts'
import { LIMITS } from '../files/select.ts'
import { aroundAll, type Chosen } from './chosen.ts'
import { type FoundFile, fromHandle } from './found.ts'
import { type Listing, listFolder, type Tell } from './listing.ts'
import type { Opened } from './opened.ts'
import { readFiles } from './read-files.ts'
import { sizeInWords, UnreadableZip } from './unreadable.ts'
import { openZippedRepository } from './zip-repository.ts'

/** Lists and reads what was chosen, in the thread that asks: `open-in-worker.ts` does it beside the page. */
export const openChosen = async (
  chosen: Chosen,
  tell: Tell = () => undefined,
  signal?: AbortSignal,
): Promise<Opened> => {
  if (chosen.kind === 'zip') return openZip(chosen.file, tell)
  const list = chosen.kind === 'here' ? chosen.list : listFolder.bind(null, aroundAll(chosen.handles.map(fromHandle)))
  return readListing(await list(tell, signal), tell, signal)
}

const openZip = async (file: File, tell: Tell): Promise<Opened> => {
  if (file.size > LIMITS.zip.unpacked)
    throw new UnreadableZip(
      `The zip takes ${sizeInWords(file.size)}; DotBox opens zips of up to ${sizeInWords(LIMITS.zip.unpacked)}. Unpack it and open the folder: there it reads only what it needs.`,
    )
  const count = (read: number, wanted: number) => tell({ doing: 'reading', read, wanted })
  return openZippedRepository(new Uint8Array(await file.arrayBuffer()), file.name, count)
}

const readListing = async (
  { name, wanted, skipped, find }: Listing,
  tell: Tell,
  signal: AbortSignal | undefined,
): Promise<Opened> => {
  const count = (read: number) => tell({ doing: 'reading', read, wanted: wanted.size })
  count(0)
  const read = await readFiles(wanted, count, signal)
  return {
    name,
    files: read.files,
    skipped: [...skipped, ...read.skipped].sort((a, b) => byPath(a.path, b.path)),
    readMore: async (paths) => {
      const found = new Map<string, FoundFile>()
      for (const path of new Set(paths)) {
        const file = await find(path)
        if (file) found.set(path, file)
      }
      return readFiles(found, () => undefined, signal)
    },
  }
}
