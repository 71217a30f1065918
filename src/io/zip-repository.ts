import { type FileSet, fileSet, isLink, resolveLink } from '../files/file-set.ts'
import { folderOf } from '../files/path.ts'
import { pruned, tier } from '../files/select.ts'
import type { FilesRead, Opened, Skipped } from './opened.ts'
import { tooMuch } from './read-files.ts'
import { type OpenZip, openZip } from './zip.ts'

/**
 * A zip as a repository that was opened: its configuration is read, and what links in it point to; the rest can be.
 * Needs no browser. Throws `UnreadableZip`, with a message for the person, where it is broken or not safe to open.
 */
export const openZippedRepository = async (
  bytes: Uint8Array,
  name: string,
  count: (read: number, wanted: number) => void = () => undefined,
): Promise<Opened> => {
  const zip = openZip(bytes)
  const wanted = [...zip.sizes.keys()].filter((path) => tier(path) === 'configuration' && !pruned(folderOf(path)))
  const first = await readWithin(zip, wanted, count)
  const linked = await readWithin(zip, linkTargets(first.files))
  return {
    name: zip.folder || name.replace(/\.zip$/i, ''),
    files: fileSet([...first.files, ...linked.files]),
    skipped: [...first.skipped, ...linked.skipped],
    readMore: (paths) => readWithin(zip, paths),
  }
}

const readWithin = async (
  zip: OpenZip,
  paths: Iterable<string>,
  count: (read: number, wanted: number) => void = () => undefined,
): Promise<FilesRead> => {
  const skipped: Skipped[] = []
  const within: string[] = []
  let bytes = 0
  for (const path of paths) {
    const size = zip.sizes.get(path)
    if (size === undefined) continue
    const why = tooMuch(size, within.length, bytes)
    if (why) skipped.push({ path, why })
    else {
      within.push(path)
      bytes += size
    }
  }
  return { files: await zip.read(within, (read) => count(read, within.length)), skipped }
}

const linkTargets = (files: FileSet): string[] =>
  [...files].flatMap(([path, content]) => {
    const target = isLink(content) ? resolveLink(path, content.link) : null
    return target === null || files.has(target) ? [] : [target]
  })
