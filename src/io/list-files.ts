import { folderOf, joinPath } from '../files/path.ts'
import { LIMITS, pruned, tier } from '../files/select.ts'
import { type FoundFile, fromFile } from './found.ts'
import { baseOf, type Listing, type Tell } from './listing.ts'
import type { Skipped } from './opened.ts'
import { pauses } from './pauses.ts'
import { inOrderOfRank } from './walk.ts'
import { entryNameProblem } from './zip-names.ts'

/**
 * Looks through the files of an `<input webkitdirectory>`. The browser has listed them all before it answers, which
 * cannot be pruned; here they are only sorted out, a slice at a time, so that the page goes on meanwhile.
 */
export const listFiles = async (
  files: readonly File[],
  tell: Tell,
  signal: AbortSignal | undefined,
): Promise<Listing> => {
  const name = files[0]?.webkitRelativePath.split('/', 1)[0] ?? ''
  const base = baseOf(name)
  const left = new Map<string, boolean>()
  const leftOut = (folder: string): boolean => {
    const known = left.get(folder)
    if (known !== undefined) return known
    const answer = pruned(folder)
    left.set(folder, answer)
    return answer
  }
  const seen = new Map<string, FoundFile>()
  // What lies in a pruned folder is read only where somebody names it.
  const everything = new Map<string, File>()
  const deep = new Set<string>()
  const skipped: Skipped[] = []
  const pause = pauses()
  for (const file of files) {
    if (pause.due()) {
      tell({ doing: 'listing', seen: seen.size })
      await pause.take()
      signal?.throwIfAborted()
    }
    const path = joinPath(base, file.webkitRelativePath.slice(name.length + 1))
    everything.set(path, file)
    if (leftOut(folderOf(path))) continue
    const problem = entryNameProblem(path)
    const folders = path.split('/')
    if (problem) skipped.push({ path, why: `It is not read: ${problem}` })
    else if (folders.length - 1 > LIMITS.depth) deep.add(folders.slice(0, LIMITS.depth + 1).join('/'))
    else seen.set(path, fromFile(file))
  }
  for (const path of deep)
    skipped.push({ path, why: `It is not read: it lies more than ${LIMITS.depth} folders deep.` })
  const wanted = inOrderOfRank([...seen].filter(([path]) => tier(path) === 'configuration'))
  return {
    name,
    base,
    wanted: new Map(wanted),
    skipped,
    find: async (path) => {
      const file = everything.get(path)
      return file ? fromFile(file) : null
    },
  }
}
