import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { type Content, type FileSet, isLink, sameContent } from '../files/file-set.ts'
import { folderOf } from '../files/path.ts'
import { decode, encode } from '../io/content.ts'
import { CannotDo } from './command.ts'
import { reason } from './read-folder.ts'

/** What to write and what to take away, by path below the folder. */
export type FolderPlan = {
  readonly write: FileSet
  readonly remove: readonly string[]
  /** Files that get the executable bit. */
  readonly executable: ReadonlySet<string>
}

/**
 * May what stands at a path be replaced? `there` is undefined where nothing stands. Gives back why not, or null.
 */
export type Guard = (path: string, there: Content | undefined, wanted: Content | undefined) => string | null

/** What is already there may be replaced only if it is what was read: nobody else's edit is lost. */
export const asRead =
  (read: FileSet): Guard =>
  (path, there, wanted) => {
    if (there === undefined && wanted === undefined) return null
    const same =
      there === undefined ? !read.has(path) : sameContent(there, read.get(path)) || sameContent(there, wanted)
    return same ? null : 'It changed on the disk since it was read.'
  }

/** What is already there stays, unless it is the same. */
export const onlyNew: Guard = (_, there, wanted) =>
  there === undefined || sameContent(there, wanted) ? null : 'There is another file of this name already.'

/**
 * Writes into a folder: only below it, never through a link, and all of it or nothing as far as the disk allows. All
 * is checked first; then every file is written beside its place; then they are put in place one after the other. If
 * that fails half way, what was there is put back, and the message says what could not be.
 */
export const writeFolder = (folder: string, plan: FolderPlan, guard: Guard): void => {
  const top = resolve(folder)
  refuseOutside([...plan.write.keys(), ...plan.remove])
  refuseThroughLinks(top, plan)
  refuseConflicts(top, plan, guard)
  // What is the same already is not touched.
  const writes = [...plan.write].filter(([path, content]) => !sameContent(contentAt(top, path), content))
  const drafts = prepared(top, writes, plan.executable)
  putInPlace(top, drafts, plan.remove)
}

const refuseOutside = (paths: readonly string[]): void => {
  for (const path of paths) {
    const parts = path.split('/')
    const outside =
      path === '' ||
      path.includes('\0') ||
      parts.some((part) => part === '' || part === '.' || part === '..' || part.toLowerCase() === '.git')
    if (outside || (sep === '\\' && /[\\:]/.test(path))) {
      throw new CannotDo(
        `“${path}” would be written outside of the destination or into .git. Nothing was written. Rename it in the design.`,
        { path },
      )
    }
  }
}

const statAt = (path: string) => lstatSync(path, { throwIfNoEntry: false })

/** A folder on the way that is a link, or a file, or that this very plan makes a link. */
const refuseThroughLinks = (top: string, plan: FolderPlan): void => {
  for (const path of [...plan.write.keys(), ...plan.remove]) {
    for (let above = folderOf(path); above !== ''; above = folderOf(above)) {
      const stat = statAt(join(top, above))
      if (plan.write.has(above) || (stat && !stat.isDirectory())) {
        const what = stat?.isSymbolicLink() || isLink(plan.write.get(above)) ? 'a link' : 'a file'
        throw new CannotDo(
          `${path} cannot be written: ${above} is ${what}, and DotBox writes only into real folders. Nothing was written. Move ${above} away first.`,
          { path },
        )
      }
    }
    if (statAt(join(top, path))?.isDirectory())
      throw new CannotDo(`${path} cannot be written: a folder stands there. Nothing was written. Move it away first.`, {
        path,
      })
  }
}

const contentAt = (top: string, path: string): Content | undefined => {
  const at = join(top, path)
  const stat = statAt(at)
  if (!stat || stat.isDirectory()) return undefined
  if (stat.isSymbolicLink()) return { link: readlinkSync(at).split(sep).join('/') }
  return decode(new Uint8Array(readFileSync(at)))
}

const refuseConflicts = (top: string, plan: FolderPlan, guard: Guard): void => {
  const paths = [...plan.write.keys(), ...plan.remove]
  const conflicts = paths.flatMap((path) => {
    const why = guard(path, contentAt(top, path), plan.write.get(path))
    return why === null ? [] : [{ path, why }]
  })
  if (conflicts.length === 0) return
  const list = conflicts.slice(0, 20).map(({ path, why }) => `  ${path}: ${why}`)
  const more = conflicts.length > 20 ? [`  … and ${conflicts.length - 20} more`] : []
  throw new CannotDo(
    `Nothing was written into ${top}, because something there would be lost:\n${[...list, ...more].join('\n')}`,
    { conflicts },
  )
}

type Draft = {
  readonly path: string
  readonly draft: string
  readonly before: Content | undefined
  readonly mode: number | undefined
}

/** Writes every file beside its place, so that a full disk is noticed before anything is replaced. */
const prepared = (
  top: string,
  writes: readonly (readonly [string, Content])[],
  executable: ReadonlySet<string>,
): Draft[] => {
  const drafts: Draft[] = []
  try {
    for (const [path, content] of writes) {
      const at = join(top, path)
      mkdirSync(dirname(at), { recursive: true })
      const before = contentAt(top, path)
      const draft = `${at}.dotbox-${process.pid}`
      drafts.push({ path, draft, before, mode: statAt(at)?.mode })
      if (isLink(content)) symlinkSync(content.link, draft)
      else {
        writeFileSync(draft, encode(content), { flag: 'wx' })
        // A file that is there keeps its mode.
        const mode =
          before !== undefined && !isLink(before) ? statAt(at)?.mode : executable.has(path) ? 0o755 : undefined
        if (mode !== undefined) chmodSync(draft, mode & 0o777)
      }
    }
    return drafts
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true })
    throw new CannotDo(
      `Nothing was written into ${top}: ${drafts.at(-1)?.path ?? top} could not be written (${reason(error)}). Check the permissions and the free space.`,
    )
  }
}

const putInPlace = (top: string, drafts: readonly Draft[], remove: readonly string[]): void => {
  const done: { path: string; before: Content | undefined; mode: number | undefined }[] = []
  try {
    for (const { path, draft, before, mode } of drafts) {
      renameSync(draft, join(top, path))
      done.push({ path, before, mode })
    }
    for (const path of remove) {
      const before = contentAt(top, path)
      const mode = statAt(join(top, path))?.mode
      rmSync(join(top, path), { force: true })
      done.push({ path, before, mode })
    }
    for (const path of remove) removeEmpty(top, folderOf(path))
  } catch (error) {
    for (const { draft } of drafts) rmSync(draft, { force: true })
    const left = done
      .filter(({ path, before, mode }) => !putBack(join(top, path), before, mode))
      .map(({ path }) => path)
    const state =
      left.length === 0 ? 'Everything is as it was.' : `These files are already the new ones: ${left.join(', ')}.`
    throw new CannotDo(`Writing into ${top} failed (${reason(error)}). ${state} Check the permissions and try again.`, {
      written: left,
    })
  }
}

const putBack = (at: string, before: Content | undefined, mode: number | undefined): boolean => {
  try {
    rmSync(at, { force: true })
    if (before === undefined) return true
    if (isLink(before)) symlinkSync(before.link, at)
    else writeFileSync(at, encode(before), { mode: (mode ?? 0o644) & 0o777 })
    return true
  } catch {
    return false
  }
}

/** A folder that held only what was taken away goes too. */
const removeEmpty = (top: string, folder: string): void => {
  for (let at = folder; at !== ''; at = folderOf(at)) {
    try {
      rmdirSync(join(top, at))
    } catch {
      return
    }
  }
}
