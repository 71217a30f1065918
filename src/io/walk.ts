import { numberText } from '../files/number-text.ts'
import { folderOf, joinPath } from '../files/path.ts'
import { LIMITS, pruned, tier, urgency } from '../files/select.ts'
import type { FoundFile, FoundFolder } from './found.ts'
import type { Skipped } from './opened.ts'
import { entryNameProblem } from './zip-names.ts'

/** How many folders are listed at once. */
const AT_ONCE = 8

export type Walked = {
  /** The files of configuration, those that matter most first, and every file that was seen. */
  readonly wanted: ReadonlyMap<string, FoundFile>
  readonly seen: ReadonlyMap<string, FoundFile>
  readonly skipped: readonly Skipped[]
}

type Visit = { readonly path: string; readonly folder: FoundFolder; readonly depth: number }

/**
 * Lists a folder without entering what is pruned: the tools' own folders first, then breadth first, so that a limit
 * cuts off what matters least. `base` is put before every path. Throws where the top folder itself cannot be listed.
 */
export const walk = async (
  top: FoundFolder,
  base: string,
  onFolder: (seen: number) => void,
  signal: AbortSignal | undefined,
): Promise<Walked> => {
  const seen = new Map<string, FoundFile>()
  const skipped: Skipped[] = []
  const queues: [Visit[], Visit[], Visit[]] = [[], [], [{ path: base, folder: top, depth: 0 }]]
  let names = 0

  const visit = async ({ path, folder, depth }: Visit) => {
    for await (const child of folder.list()) {
      signal?.throwIfAborted()
      if (++names > LIMITS.listed) return
      const childPath = joinPath(path, child.name)
      const problem = entryNameProblem(childPath)
      if (problem) skipped.push({ path: childPath, why: `It is not read: ${problem}` })
      else if (child.kind === 'file') seen.set(childPath, child)
      else if (pruned(childPath)) continue
      else if (depth >= LIMITS.depth)
        skipped.push({ path: childPath, why: `It is not read: it lies more than ${LIMITS.depth} folders deep.` })
      else queues[urgency(childPath)].push({ path: childPath, folder: child, depth: depth + 1 })
    }
    onFolder(seen.size)
  }

  const visitOrSkip = (next: Visit) =>
    visit(next).catch((error: unknown) => {
      if (next.depth === 0 || signal?.aborted) throw error
      skipped.push({
        path: next.path,
        why: 'The browser could not list this folder. Check that you may read it, then open it again.',
      })
    })

  await new Promise<void>((resolve, reject) => {
    let running = 0
    const start = () => {
      while (running < AT_ONCE && names <= LIMITS.listed) {
        const next = queues.find((queue) => queue.length > 0)?.shift()
        if (!next) break
        running++
        visitOrSkip(next).then(() => {
          running--
          start()
        }, reject)
      }
      if (running === 0) resolve()
    }
    start()
  })

  if (names > LIMITS.listed)
    skipped.push({
      path: base,
      why: `Only the first ${numberText(LIMITS.listed)} names in this folder were looked at. Open a folder further in to see the rest.`,
    })
  const wanted = inOrderOfRank([...seen].filter(([path]) => tier(path) === 'configuration'))
  return { wanted: new Map(wanted), seen, skipped }
}

/** Files in the order in which they are read, so that a limit cuts off what matters least. */
export const inOrderOfRank = (files: readonly (readonly [string, FoundFile])[]): (readonly [string, FoundFile])[] =>
  [...files].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1))

/** What matters more comes first: the top, the tools' own folders, then what lies near the top. */
const rank = (path: string): number => {
  const depth = path.split('/').length
  return depth === 1 ? 0 : (urgency(folderOf(path)) + 1) * LIMITS.depth + depth
}
