import { folderOf } from './path.ts'

/** A symbolic link: where it points, as written in the link. Followed for reading, never replaced by a file. */
export type Link = { readonly link: string }

/**
 * What a file holds. Text is a string only where encoding it as UTF-8 gives back the same bytes (a byte order mark
 * stays in it as U+FEFF); anything else stays bytes.
 */
export type Content = string | Uint8Array | Link

/** A repository, or a part of one, as plain data: path to content, sorted by path. */
export type FileSet = ReadonlyMap<string, Content>

/** Compares as the code points do, so that the order of files is the same on every machine. */
export const byPath = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const fileSet = (entries: Iterable<readonly [string, Content]> = []): FileSet =>
  new Map([...entries].sort(([a], [b]) => byPath(a, b)))

export const isLink = (content: Content | undefined): content is Link =>
  typeof content === 'object' && !(content instanceof Uint8Array)

/** How many links may stand behind one another before a path counts as dangling (a loop never ends). */
const MOST_LINKS = 8

/** The path that really holds the content of `path`, links followed inside the set; null where a link leads out or nowhere. */
export const realPath = (files: FileSet, path: string): string | null => {
  let at = path
  for (let hops = 0; hops < MOST_LINKS; hops++) {
    const content = files.get(at)
    if (content === undefined) return null
    if (!isLink(content)) return at
    const target = resolveLink(at, content.link)
    if (target === null) return null
    at = target
  }
  return null
}

/** The path that a link at `from` names, which need not exist; null where it leads out of the set. */
export const resolveLink = (from: string, link: string): string | null => {
  if (link.startsWith('/') || /^[A-Za-z]:/.test(link)) return null
  const parts = folderOf(from) === '' ? [] : folderOf(from).split('/')
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.join('/')
}

/** The text of a file, links followed; null where there is none or it is not text. */
export const textOf = (files: FileSet, path: string): string | null => {
  const real = realPath(files, path)
  const content = real === null ? undefined : files.get(real)
  return typeof content === 'string' ? content : null
}

/** True where two contents are the same to the byte. */
export const sameContent = (a: Content | undefined, b: Content | undefined): boolean => {
  if (a === b) return true
  if (a === undefined || b === undefined || typeof a === 'string' || typeof b === 'string') return false
  if (isLink(a) || isLink(b)) return isLink(a) && isLink(b) && a.link === b.link
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}
