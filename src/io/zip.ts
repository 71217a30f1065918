import { byPath, type Content, type FileSet, fileSet, isLink } from '../files/file-set.ts'
import { isInside, isToolFolder } from '../files/select.ts'
import { decode, encode } from './content.ts'
import { inflate } from './inflate.ts'
import { type ZipEntry, zipDirectory } from './zip-directory.ts'

/** How many files are unpacked at once. */
const AT_ONCE = 8

/** A zip that was looked into: what it holds is known, nothing is unpacked yet. */
export type OpenZip = {
  /** Path to size in bytes, of every file; a single folder around all of them is taken off. */
  readonly sizes: ReadonlyMap<string, number>
  /** The name of the folder that was taken off, '' where there was none. */
  readonly folder: string
  /** Unpacks files. A path that is not there is left out. Throws `UnreadableZip` where a file is damaged. */
  readonly read: (paths: Iterable<string>, onRead?: (read: number) => void) => Promise<FileSet>
}

/** Looks into a zip. Throws `UnreadableZip`, with a message for the person, where it is broken or not safe to open. */
export const openZip = (bytes: Uint8Array): OpenZip => {
  const { entries, comment } = zipDirectory(bytes)
  const paths = entries.map((entry) => entry.path)
  const folder = statedFolder(comment, paths) ?? folderAround(paths)
  const byName = new Map(
    entries.map((entry) => [folder === '' ? entry.path : entry.path.slice(folder.length + 1), entry]),
  )
  return {
    folder,
    sizes: new Map([...byName].map(([path, entry]) => [path, entry.size])),
    read: async (paths, onRead) => {
      const read: [string, Content][] = []
      const queue = new Set(paths).values()
      const reader = async () => {
        for (const path of queue) {
          const entry = byName.get(path)
          if (!entry) continue
          read.push([path, await contentOf(bytes, entry)])
          onRead?.(read.length)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, reader))
      return fileSet(read)
    },
  }
}

/** All files of a zip. Throws `UnreadableZip`, with a message for the person, where it is broken or not safe to open. */
export const readZip = async (bytes: Uint8Array): Promise<FileSet> => {
  const zip = openZip(bytes)
  return zip.read(zip.sizes.keys())
}

const contentOf = async (zip: Uint8Array, entry: ZipEntry): Promise<Content> => {
  const content = decode(await inflate(zip, entry))
  return entry.isLink && typeof content === 'string' ? { link: content } : content
}

/** The folder that stands around everything, as in the zips of GitHub; '' where it belongs to the repository itself. */
const folderAround = (paths: readonly string[]): string => {
  const first = paths[0]?.split('/', 1)[0] ?? ''
  if (first === '' || !paths.every((path) => path.startsWith(`${first}/`)) || first.startsWith('.')) return ''
  return isInside(first) && !paths.some((path) => isTopOfRepository(path.slice(first.length + 1))) ? '' : first
}

/** True for a path that only the top of a repository has: a repository may itself be called “agents”. */
const isTopOfRepository = (path: string): boolean =>
  isToolFolder(path.split('/', 1)[0] ?? '') ||
  /^(?:CLAUDE\.md|AGENTS\.md|opencode\.jsonc?|LICEN[CS]E[^/]*|\.gitignore)$/.test(path)

/** In a zip whose folders could be misread DotBox says in the comment which folder is the one around everything. */
const STATED = 'Folder of the repository: '
const statedFolder = (comment: string, paths: readonly string[]): string | null => {
  const folder = comment.startsWith(STATED) ? comment.slice(STATED.length) : null
  return folder === '' || paths.every((path) => path.startsWith(`${folder}/`)) ? folder : null
}

/** The modes of a file, of a file that starts with `#!` and so is meant to be run, and of a link (stat.h). */
const MODES = { file: 0o100644, script: 0o100755, link: 0o120777 }

const modeOf = (content: Content, bytes: Uint8Array): number => {
  if (isLink(content)) return MODES.link
  return bytes[0] === 0x23 && bytes[1] === 0x21 ? MODES.script : MODES.file
}

/** Before this day a zip cannot date a file. Every file gets it, so that the same files give the same bytes. */
const FIRST_DAY = new Date(Date.UTC(1980, 0, 1))

/** A zip of the files, the same bytes for the same files. `folderName` is put around all of them. */
export const writeZip = async (files: FileSet, folderName = ''): Promise<Uint8Array> => {
  // Loaded when it is needed: reading does without it.
  const { default: JSZip } = await import('jszip')
  const zip = new JSZip()
  const paths = [...files.keys()].sort(byPath)
  const inZip = (path: string) => (folderName === '' ? path : `${folderName}/${path}`)
  for (const path of paths) {
    const content = files.get(path) ?? ''
    const bytes = encode(content)
    const unixPermissions = modeOf(content, bytes)
    zip.file(inZip(path), bytes, { date: FIRST_DAY, createFolders: false, binary: true, unixPermissions })
  }
  const misread = folderAround(paths.map(inZip)) !== folderName
  return zip.generateAsync({
    type: 'uint8array',
    compression: 'DEFLATE',
    compressionOptions: { level: 6 },
    platform: 'UNIX',
    ...(misread ? { comment: STATED + folderName } : {}),
  })
}
