import type { Design } from '../design/model.ts'
import { all, directories, nodes } from '../design/queries.ts'
import type { DirectoryId } from '../design/records/shared.ts'
import { textOf } from '../files/file-set.ts'
import { joinPath } from '../files/path.ts'
import { type JsonSheet, markdown, type Sheet, type Sheets } from '../files/sheet.ts'
import { directorySection } from '../prose/directory.ts'
import { specSection } from '../prose/spec.ts'
import type { Layout, Target } from '../targets/target.ts'
import { MEMORY_PATH, remember } from './memory.ts'
import { INSTRUCTIONS } from './read-places.ts'
import type { Reading } from './reading.ts'

/** The file that holds a directory's instructions: the one they were read from, while it lies in the directory. */
export const instructionsFile = (design: Design, reading: Reading, id: DirectoryId): string => {
  const directory = design.records[id]
  const path = directory?.kind === 'directory' ? directory.path : ''
  const before = reading.design.records[id]
  const from = reading.instructionsFiles[id]
  return from !== undefined && before?.kind === 'directory' && before.path === path
    ? from
    : joinPath(path, INSTRUCTIONS)
}

/** The files of a target for a design, with every record in the place where it was read. */
export const targetSheets = (
  target: Target,
  design: Design,
  reading: Reading,
  { beside, placeOf, only }: Required<Pick<Layout, 'beside' | 'placeOf' | 'only'>>,
): Sheets =>
  target.sheets({
    design,
    placeOf,
    only,
    mainPath: reading.mains[target.id] ?? null,
    instructionsFile: (id) => instructionsFile(design, reading, id),
    has: (path) => reading.files.has(path),
    textOf: (path) => textOf(reading.files, path),
    beside,
  })

/** The files that belong to no target: INSTRUCTIONS.md of each directory, the specs, and DotBox's own memory. */
export const sharedSheets = (design: Design, reading: Reading): Sheets => {
  const sheets = new Map<string, Sheet>()
  for (const directory of directories(design)) {
    const section = directorySection(design, directory.id)
    if (directory.instructions === '' && section === null) continue
    sheets.set(
      instructionsFile(design, reading, directory.id),
      markdown({ body: directory.instructions, sections: section === null ? {} : { directory: section } }),
    )
  }
  for (const spec of all(design, 'spec')) {
    const section = specSection(design, spec.id)
    sheets.set(spec.path, markdown({ body: spec.content, sections: section === null ? {} : { criteria: section } }))
  }
  const memory = memorySheet(design, reading)
  if (memory) sheets.set(MEMORY_PATH, memory)
  return sheets
}

/**
 * DotBox's own file is written where it is already, for a design begun here, and where the design holds notes or
 * groups. A repository that somebody only opens and edits gets none: its layout is no reason for a new file.
 */
const memorySheet = (design: Design, reading: Reading): JsonSheet | null => {
  // One that is damaged, or of a newer DotBox, is not ours to change.
  if (reading.skipped.some(({ path }) => path === MEMORY_PATH)) return null
  const wanted = reading.files.size === 0 ? nodes(design).length > 0 : reading.files.has(MEMORY_PATH)
  const holds = all(design, 'note').length + all(design, 'group').length > 0
  return wanted || holds ? { kind: 'json', value: remember(design) } : null
}
