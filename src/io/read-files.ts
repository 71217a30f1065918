import { type Content, fileSet } from '../files/file-set.ts'
import { numberText } from '../files/number-text.ts'
import { LIMITS } from '../files/select.ts'
import { decode } from './content.ts'
import type { FoundFile } from './found.ts'
import type { FilesRead, Skipped } from './opened.ts'
import { sizeInWords } from './unreadable.ts'

/** How many files are read at once. */
const AT_ONCE = 16

/** Why a file is left out for its size, or because of those read before it; null if it is not. */
export const tooMuch = (size: number, filesBefore: number, bytesBefore: number): string | null => {
  if (size > LIMITS.file)
    return `It is not read: it takes ${sizeInWords(size)}, and DotBox reads files of up to ${sizeInWords(LIMITS.file)}.`
  if (filesBefore >= LIMITS.files)
    return `It is not read: DotBox reads at most ${numberText(LIMITS.files)} files of configuration. Open a folder further in to see it.`
  if (bytesBefore + size > LIMITS.total)
    return `It is not read: the files before it take ${sizeInWords(LIMITS.total)} together, which is as much as DotBox reads. Open a folder further in to see it.`
  return null
}

/** Reads files, several at once, up to the limits. A file that cannot be read is left out with a reason. */
export const readFiles = async (
  wanted: ReadonlyMap<string, FoundFile>,
  onRead: (read: number) => void,
  signal: AbortSignal | undefined,
): Promise<FilesRead> => {
  const read: [string, Content][] = []
  const skipped: Skipped[] = []
  const queue = wanted.entries()
  let [files, bytes] = [0, 0]

  const readOne = async (path: string, found: FoundFile) => {
    const file = await found.open()
    const why = tooMuch(file.size, files, bytes)
    if (why) {
      skipped.push({ path, why })
      return
    }
    files++
    bytes += file.size
    read.push([path, decode(new Uint8Array(await file.arrayBuffer()))])
    onRead(files)
  }

  const reader = async () => {
    for (const [path, found] of queue) {
      signal?.throwIfAborted()
      try {
        await readOne(path, found)
      } catch {
        skipped.push({
          path,
          why: 'The browser could not read this file. Check that it is still there and that you may read it, then open the folder again.',
        })
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  return { files: fileSet(read), skipped }
}
