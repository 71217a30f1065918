import { freeId } from '../design/ids.ts'
import { make, type RecordOf } from '../design/model.ts'
import { Line } from '../design/records/shared.ts'
import { type FileSet, textOf } from '../files/file-set.ts'
import { splitPage } from '../files/page.ts'
import { baseName, folderOf, pathProblem } from '../files/path.ts'
import { sectionNamed, withoutSections } from '../files/section.ts'
import { readCriteria } from '../prose/spec.ts'
import type { Team } from '../prose/team.ts'
import type { FoundBy } from './read.ts'

export const INSTRUCTIONS = 'INSTRUCTIONS.md'

type Read<R> = { readonly records: readonly R[]; readonly paths: readonly string[] }

/**
 * The working directories: folders with an INSTRUCTIONS.md, folders with a nested instruction file of a tool, and those
 * that the team section or a path rule names. INSTRUCTIONS.md is where the instructions are read from, if it is there.
 */
export const readDirectories = (
  files: FileSet,
  finds: readonly FoundBy[],
  teams: readonly Team[],
): Read<RecordOf<'directory'>> & { readonly files: Record<string, string> } => {
  const holders = new Map<string, string | null>()
  const note = (path: string, file: string | null) => {
    if (pathProblem(path) === null && !holders.get(path)) holders.set(path, file)
  }
  for (const path of files.keys())
    if (baseName(path) === INSTRUCTIONS && folderOf(path) !== '' && !inToolFolder(path)) note(folderOf(path), path)
  for (const { found } of finds) for (const directory of found.directories) note(directory.path, directory.file)
  for (const team of teams) for (const directory of team.directories) note(directory.path, null)
  for (const { found } of finds) for (const edge of found.edges) if (edge.toKind === 'directory') note(edge.to, null)
  const records: RecordOf<'directory'>[] = []
  const from: Record<string, string> = {}
  const purposes = new Map(
    teams.flatMap((team) =>
      team.directories.map(({ path, purpose }) => [path, Line.safeParse(purpose).success ? purpose : ''] as const),
    ),
  )
  for (const [path, file] of [...holders].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = freeId({}, 'directory', path)
    records.push(
      make('directory', id, {
        path,
        purpose: purposes.get(path) ?? '',
        instructions: file ? withoutSections(splitPage(textOf(files, file) ?? '', 'line').rest) : '',
      }),
    )
    if (file) from[id] = file
  }
  return { records, files: from, paths: Object.values(from) }
}

/** A segment that begins with a dot: a tool's folder, where an INSTRUCTIONS.md is the tool's own affair. */
const inToolFolder = (path: string): boolean => path.split('/').some((segment) => segment.startsWith('.'))

/** The specifications: files that the team section or a path rule names. */
export const readSpecs = (
  files: FileSet,
  finds: readonly FoundBy[],
  teams: readonly Team[],
): Read<RecordOf<'spec'>> => {
  const named = [
    ...teams.flatMap((team) => team.specs),
    ...finds.flatMap(({ found }) => found.edges.filter((edge) => edge.toKind === 'spec').map((edge) => edge.to)),
  ]
  const paths = [...new Set(named)].filter((path) => pathProblem(path) === null)
  const records = paths.map((path) => {
    const text = textOf(files, path) ?? ''
    return make('spec', freeId({}, 'spec', path), {
      path,
      content: withoutSections(text),
      criteria: readCriteria(sectionNamed(text, 'criteria')?.content ?? ''),
    })
  })
  return { records, paths }
}
