import { mkdirSync, realpathSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Design } from '../design/model.ts'
import { type FileSet, fileSet } from '../files/file-set.ts'
import { writeZip } from '../io/zip.ts'
import type { Printed } from '../project/change.ts'
import { gitPatch } from '../project/git-patch.ts'
import { printProject } from '../project/print.ts'
import { targetById, targets } from '../targets/index.ts'
import { type Answer, CannotDo, type Given, type OptionsConfig } from './command.ts'
import { type Loaded, targetsOf } from './load.ts'
import { reason } from './read-folder.ts'
import { asRead, type Guard, onlyNew, writeFolder } from './write-folder.ts'

/** Where an export goes; the same for every command that writes. */
export const deliveryOptions = {
  to: { type: 'string', multiple: true },
  out: { type: 'string' },
  'in-place': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  patch: { type: 'string' },
  overwrite: { type: 'boolean' },
} as const satisfies OptionsConfig

/** Prints a design as files and brings them to where the command line says. */
export const deliver = async (given: Given, loaded: Loaded, design: Design): Promise<Answer> => {
  const chosen = chosenTargets(given, loaded, design)
  const printed = printProject(design, loaded.reading, { targets: chosen })
  const where = await written(given, loaded, printed)
  const files = printed.changes.map(({ path, target, status }) => ({ path, target, status }))
  const losses = printed.losses.map(({ target, record, field, support, note }) => ({
    target,
    record,
    field,
    support,
    note,
  }))
  return {
    exit: 0,
    json: { files, losses },
    text: inWords(printed, where),
    notes: [...loaded.notes, ...printed.notices],
  }
}

/** The targets to export to: those named by `--to`, else those that are there already. */
const chosenTargets = (given: Given, loaded: Loaded, design: Design): readonly string[] => {
  const named = given.list('to')
  const known = targets.map((target) => target.id)
  const unknown = named.find((id) => !targetById(id))
  if (unknown !== undefined)
    throw new CannotDo(`There is no target “${unknown}”. There are: ${known.join(', ')}.`, { candidates: known })
  const chosen = named.length > 0 ? [...new Set(named)] : targetsOf(design)
  // A repository without any team in it is still exported as it is; a design that is new has to go somewhere.
  if (chosen.length === 0 && loaded.reading.files.size === 0)
    throw new CannotDo(`Say for which tools: --to ${known.join(',')}.`, { candidates: known })
  return chosen
}

const written = async (given: Given, loaded: Loaded, printed: Printed): Promise<string> => {
  const [out, patch] = [given.text('out'), given.text('patch')]
  const [inPlace, dryRun] = [given.flag('in-place'), given.flag('dry-run')]
  if (out !== undefined && inPlace) throw new CannotDo('Give --out DEST or --in-place, not both.')
  if (out === undefined && !inPlace && !dryRun && patch === undefined)
    throw new CannotDo('Say where it goes: --out DEST, --in-place, --patch FILE, or --dry-run.')
  if (inPlace && loaded.folder === null) throw new CannotDo('Only a folder can be written in place. Give --out DEST.')
  if (dryRun) return 'Nothing was written (--dry-run).'
  const places: string[] = []
  if (patch !== undefined) places.push(writePatch(patch, loaded, printed))
  if (inPlace || (out !== undefined && isSameFolder(out, loaded.folder)))
    places.push(writeInPlace(loaded.folder ?? '', loaded, printed))
  else if (out !== undefined)
    places.push(
      /\.zip$/i.test(out)
        ? await writeZipFile(out, printed)
        : writeNew(out, loaded, printed, given.flag('overwrite') ? () => null : onlyNew),
    )
  return places.join('\n')
}

const isSameFolder = (out: string, folder: string | null): boolean => {
  try {
    return folder !== null && realpathSync(out) === realpathSync(folder)
  } catch {
    return false
  }
}

const writePatch = (path: string, { executable }: Loaded, printed: Printed): string => {
  const { text, unsaid } = gitPatch(printed.changes, executable)
  if (unsaid.length > 0)
    throw new CannotDo(`A patch cannot hold ${unsaid.join(', ')}, because it is not text. Use --out or --in-place.`)
  replaceFile(path, text)
  return `Wrote the patch ${path}.`
}

/** Only what changed, and only where the disk still is as it was read. */
const writeInPlace = (folder: string, { reading, executable }: Loaded, printed: Printed): string => {
  const changed = printed.changes.filter(({ status }) => status === 'added' || status === 'changed')
  const write = fileSet(changed.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after] as const])))
  const remove = printed.changes.filter(({ status }) => status === 'deleted').map(({ path }) => path)
  writeFolder(
    folder,
    { write, remove, executable: new Set([...executable, ...scriptsOf(write)]) },
    asRead(reading.files),
  )
  return `Wrote ${write.size} and removed ${remove.length} files in ${folder}.`
}

const writeNew = (out: string, { executable }: Loaded, printed: Printed, guard: Guard): string => {
  const top = resolve(out)
  try {
    mkdirSync(top, { recursive: true })
    if (!statSync(top).isDirectory()) throw new Error('it is a file')
  } catch (error) {
    throw new CannotDo(`${out} cannot be made a folder (${reason(error)}). Give another --out.`)
  }
  writeFolder(
    top,
    { write: printed.files, remove: [], executable: new Set([...executable, ...scriptsOf(printed.files)]) },
    guard,
  )
  return `Wrote ${printed.files.size} files into ${out}.`
}

const scriptsOf = (files: FileSet): string[] =>
  [...files].filter(([, content]) => typeof content === 'string' && content.startsWith('#!')).map(([path]) => path)

const writeZipFile = async (out: string, printed: Printed): Promise<string> => {
  replaceFile(out, await writeZip(printed.files))
  return `Wrote ${printed.files.size} files into ${out}.`
}

/** Writes one file whole or not at all. */
const replaceFile = (path: string, content: string | Uint8Array): void => {
  const draft = `${resolve(path)}.dotbox-${process.pid}`
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true })
    writeFileSync(draft, content)
    renameSync(draft, resolve(path))
  } catch (error) {
    throw new CannotDo(`${path} could not be written (${reason(error)}). Check the path and its permissions.`)
  }
}

const SIGN = { added: '+', changed: '~', deleted: '-', unchanged: ' ' } as const

const inWords = (printed: Printed, where: string): string => {
  const changed = printed.changes.filter(({ status }) => status !== 'unchanged')
  const same = printed.changes.length - changed.length
  const losses = printed.losses.map(
    ({ target, record, field, support, note }) => `  ${target}: ${record} ${field} (${support}) ${note}`,
  )
  return [
    ...changed.map(({ path, status }) => `${SIGN[status]} ${path}`),
    `${changed.length === 0 ? 'No file changes' : `${changed.length} files change`}; ${same} stay as they are.`,
    ...(losses.length > 0 ? ['What a tool has no place for:', ...losses] : []),
    where,
    '',
  ].join('\n')
}
