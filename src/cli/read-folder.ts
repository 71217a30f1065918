import type { Dirent } from 'node:fs'
import { lstat, open, readdir, readFile, readlink, realpath } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { type Content, type FileSet, fileSet } from '../files/file-set.ts'
import { joinPath } from '../files/path.ts'
import { LIMITS, pruned, tier, urgency } from '../files/select.ts'
import { decode } from '../io/content.ts'
import { tooMuch } from '../io/read-files.ts'

export type Skipped = { readonly path: string; readonly why: string }
export type FolderRead = {
  readonly files: FileSet
  readonly skipped: readonly Skipped[]
  /** Files that carry the executable bit. */
  readonly executable: ReadonlySet<string>
}

/**
 * Reads a repository from a folder: its configuration and its documents, not its source code. Links are read as links
 * and never followed out of the folder. What cannot be read is left out with the reason.
 */
export const readFolder = async (folder: string): Promise<FolderRead> => {
  const top = await realpath(folder)
  const skipped: Skipped[] = []
  const wanted = await list(top, skipped)
  const read = new Map<string, Content>()
  const executable = new Set<string>()
  const budget = { files: 0, bytes: 0 }
  const take = async (path: string) => {
    if (read.has(path)) return
    const content = await contentOf(top, path, budget, executable)
    if ('why' in content) skipped.push({ path, why: content.why })
    else read.set(path, content.content)
  }
  for (const path of wanted.configuration) await take(path)
  // A link that is configuration shows what stands behind it, whatever that is called.
  for (const path of [...read.keys()])
    for (const behind of await behindLink(top, path, read.get(path))) await take(behind)
  budget.files = 0
  for (const path of wanted.documents) await take(path)
  return { files: fileSet(read), skipped, executable }
}

type Wanted = { readonly configuration: readonly string[]; readonly documents: readonly string[] }

const list = async (top: string, skipped: Skipped[]): Promise<Wanted> => {
  const configuration: string[] = []
  const documents: string[] = []
  type Visit = { readonly path: string; readonly depth: number }
  // The tools' own folders come first, so that a limit never cuts off what matters most.
  const queues: readonly [Visit[], Visit[], Visit[]] = [[], [], [{ path: '', depth: 0 }]]
  const next = () => queues.find((queue) => queue.length > 0)?.shift()
  let seen = 0
  for (let visit = next(); visit; visit = next()) {
    const { path, depth } = visit
    const entries = await entriesOf(join(top, path)).catch((error: unknown) => {
      skipped.push({
        path: path === '' ? '.' : path,
        why: `The folder cannot be read (${reason(error)}). Check its permissions.`,
      })
      return []
    })
    const folders: string[] = []
    for (const entry of entries) {
      seen += 1
      const at = joinPath(path, entry.name)
      if (entry.isDirectory()) {
        if (pruned(at)) continue
        if (depth < LIMITS.depth) folders.push(at)
        else
          skipped.push({ path: at, why: `More than ${LIMITS.depth} folders stand around it, so it was not entered.` })
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        const kind = tier(at)
        if (kind === 'configuration') configuration.push(at)
        else if (kind === 'document') documents.push(at)
      }
    }
    if (seen > LIMITS.listed) {
      skipped.push({
        path: '.',
        why: `The folder holds more than ${LIMITS.listed} files; the rest was not listed. Name a folder below it.`,
      })
      break
    }
    for (const folder of folders) queues[urgency(folder)].push({ path: folder, depth: depth + 1 })
  }
  return { configuration, documents }
}

const entriesOf = async (folder: string): Promise<Dirent[]> =>
  (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))

/** What was read so far. */
type Budget = { files: number; bytes: number }

const contentOf = async (
  top: string,
  path: string,
  budget: Budget,
  executable: Set<string>,
): Promise<{ content: Content } | { why: string }> => {
  const at = join(top, path)
  try {
    const stat = await lstat(at)
    if (stat.isSymbolicLink()) return { content: { link: (await readlink(at)).split(sep).join('/') } }
    const why = tooMuch(stat.size, budget.files, budget.bytes)
    if (why !== null) return { why }
    budget.files += 1
    budget.bytes += stat.size
    if (stat.mode & 0o100) executable.add(path)
    return { content: decode(new Uint8Array(await readFile(at))) }
  } catch (error) {
    return { why: `It cannot be read (${reason(error)}). Check its permissions.` }
  }
}

/** The file inside the folder that a link leads to, if it leads to one. */
const behindLink = async (top: string, path: string, content: Content | undefined): Promise<string[]> => {
  if (typeof content !== 'object' || content instanceof Uint8Array) return []
  try {
    const target = await realpath(join(top, path))
    const inside = relative(top, target).split(sep).join('/')
    if (inside.startsWith('..') || isAbsolute(inside) || pruned(inside)) return []
    return (await lstat(target)).isFile() ? [inside] : []
  } catch {
    return []
  }
}

/** The short word of a system error: ENOENT, EACCES. */
export const reason = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? (error as Error).message

/** The bytes of a file, refused beyond `most` bytes before anything is read. */
export const readBytes = async (path: string, most: number): Promise<Uint8Array> => {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    if (size > most) throw new Error(`it is larger than ${Math.round(most / 1_048_576)} MiB`)
    return new Uint8Array(await file.readFile())
  } finally {
    await file.close()
  }
}
