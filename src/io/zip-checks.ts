import { LIMITS } from '../files/select.ts'
import { sizeInWords, UnreadableZip } from './unreadable.ts'
import type { ZipEntry } from './zip-directory.ts'
import { shownName } from './zip-names.ts'

/** What to do with a zip that may be meant to harm. */
export const CHECK_YOURSELF = 'Unpack it yourself, check what is in it, and open the folder.'

/** Refuses a zip that would fill the memory, by what its directory says; unpacking holds it to that. */
export const refuseBombs = (entries: readonly ZipEntry[], length: number) => {
  const { unpacked, ratio, bombFrom } = LIMITS.zip
  const size = entries.reduce((sum, entry) => sum + entry.size, 0)
  const packed = entries.reduce((sum, entry) => sum + entry.packed, 0)
  if (size > unpacked)
    throw new UnreadableZip(
      `Unpacked, the zip would take ${sizeInWords(size)}; DotBox opens at most ${sizeInWords(unpacked)}. Unpack it and open the folder: there it reads only what it needs.`,
    )
  const bomb = entries.find((entry) => entry.size > bombFrom && entry.size > ratio * entry.packed)
  if (bomb || (size > bombFrom && size > ratio * packed))
    throw new UnreadableZip(
      `The zip takes ${sizeInWords(length)} and would unpack to ${sizeInWords(size)}, as zips do that are made to fill a disk. ${CHECK_YOURSELF}`,
    )
  if (packed > length)
    throw new UnreadableZip(
      `The zip uses the same bytes for several files, as zips do that are made to fill a disk. ${CHECK_YOURSELF}`,
    )
}

/** Refuses a zip that holds two things at one path: programs differ in which of the two they unpack. */
export const refuseTwins = (entries: readonly ZipEntry[]) => {
  const paths = new Set<string>()
  for (const { path } of entries) {
    if (paths.has(path))
      throw new UnreadableZip(
        `The zip holds “${shownName(path)}” twice, so it does not say which of the two is meant. Remove one, or unpack it and open the folder.`,
      )
    paths.add(path)
  }
  for (const { path } of entries) {
    for (let slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (paths.has(path.slice(0, slash)))
        throw new UnreadableZip(
          `In the zip “${shownName(path.slice(0, slash))}” is a file and a folder at once. Unpack it and open the folder.`,
        )
    }
  }
}
