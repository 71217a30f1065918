import { stat } from 'node:fs/promises'
import { basename, dirname, resolve } from 'node:path'
import type { Design } from '../design/model.ts'
import { openDesign } from '../design/open.ts'
import { settings } from '../design/queries.ts'
import { type FileSet, fileSet } from '../files/file-set.ts'
import { LIMITS, pruned, tier } from '../files/select.ts'
import { tooMuch } from '../io/read-files.ts'
import { openZip } from '../io/zip.ts'
import { readProject } from '../project/read.ts'
import { emptyReading, type Reading } from '../project/reading.ts'
import { withSuggestions } from '../project/suggest.ts'
import { CannotDo } from './command.ts'
import { readBytes, readFolder, reason } from './read-folder.ts'

/** What PATH holds, opened. */
export type Loaded = {
  readonly design: Design
  readonly reading: Reading
  /** The folder that was read, absolute; null for a zip or a saved design. */
  readonly folder: string | null
  readonly executable: ReadonlySet<string>
  readonly notes: readonly string[]
}

/** Opens PATH: a folder, a zip, or a saved design. Throws `CannotDo` where nothing of it can be read. */
export const load = async (path: string): Promise<Loaded> => {
  const kind = await stat(path).catch((error: unknown) => {
    throw new CannotDo(
      `${path} cannot be read (${reason(error)}). Give a folder, a .zip or a design.json that is there.`,
    )
  })
  if (kind.isDirectory()) return fromFolder(path)
  if (/\.zip$/i.test(path)) return fromZip(path)
  if (/\.json$/i.test(path)) return fromDesign(path)
  throw new CannotDo(`${path} is neither a folder nor a .zip nor a design.json. Give the folder of the repository.`)
}

const fromFolder = async (path: string): Promise<Loaded> => {
  const { files, skipped, executable } = await readFolder(path).catch((error: unknown) => {
    throw new CannotDo(`The folder ${path} cannot be read (${reason(error)}). Check its permissions.`)
  })
  if (files.size === 0 && skipped[0]?.path === '.') throw new CannotDo(`${path}: ${skipped[0].why}`)
  const reading = withSuggestions(readProject(files))
  return {
    design: reading.design,
    reading: { ...reading, skipped: [...reading.skipped, ...skipped] },
    folder: resolve(path),
    executable,
    notes: [],
  }
}

const fromZip = async (path: string): Promise<Loaded> => {
  try {
    const zip = openZip(await readBytes(path, LIMITS.zip.unpacked))
    const wanted = [...zip.sizes.keys()].filter((name) => tier(name) !== 'code' && !pruned(dirname(name)))
    const skipped: { path: string; why: string }[] = []
    const within: string[] = []
    let bytes = 0
    for (const name of wanted) {
      const size = zip.sizes.get(name) ?? 0
      const why = tooMuch(size, within.length, bytes)
      if (why === null) within.push(name)
      else skipped.push({ path: name, why })
      bytes += why === null ? size : 0
    }
    const files = await zip.read(within)
    const reading = withSuggestions(readProject(files))
    return {
      design: reading.design,
      reading: { ...reading, skipped: [...reading.skipped, ...skipped] },
      folder: null,
      executable: scripts(files),
      notes: [],
    }
  } catch (error) {
    throw new CannotDo(`${path} cannot be opened: ${(error as Error).message}`)
  }
}

/** A zip's files that are meant to be run: their first two bytes say so. */
const scripts = (files: FileSet): ReadonlySet<string> =>
  new Set(
    [...fileSet(files)]
      .filter(([, content]) => typeof content === 'string' && content.startsWith('#!'))
      .map(([path]) => path),
  )

/** The largest saved design that is opened, in bytes. */
const LARGEST_DESIGN = 64 * 1_048_576

const fromDesign = async (path: string): Promise<Loaded> => {
  const saved = await parsedJson(path, LARGEST_DESIGN)
  const opened = openDesign(saved)
  // What stands in a repository's .dotbox folder is only the layout; the team is in the files around it.
  if (!opened.ok && basename(dirname(resolve(path))) === '.dotbox') return fromFolder(dirname(dirname(resolve(path))))
  if (!opened.ok) throw new CannotDo(`${path}: ${opened.why}`)
  return {
    design: opened.design,
    reading: emptyReading,
    folder: null,
    executable: new Set(),
    notes: opened.notes.map((note) => `${path}: ${note}`),
  }
}

/** The JSON of a file. Throws `CannotDo` with the file and the place. */
export const parsedJson = async (path: string, most = LIMITS.file): Promise<unknown> => {
  const bytes = await readBytes(path, most).catch((error: unknown) => {
    throw new CannotDo(`${path} cannot be read (${reason(error)}). Check the path.`)
  })
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as unknown
  } catch (error) {
    throw new CannotDo(`${path} is not JSON: ${(error as Error).message}. Mend it there and try again.`)
  }
}

/** The targets that a design is written for, as ids. */
export const targetsOf = (design: Design): readonly string[] => settings(design).exportTo
