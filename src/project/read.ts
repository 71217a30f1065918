import { type AnyRecord, DESIGN_ID, type Design, emptyDesign, VERSION } from '../design/model.ts'
import { Settings } from '../design/records/settings.ts'
import { LONGEST_TEXT } from '../design/records/shared.ts'
import { settle } from '../design/settle.ts'
import { byPath, type FileSet, fileSet, realPath, textOf } from '../files/file-set.ts'
import { isObject, type JsonObject } from '../files/json.ts'
import { baseName } from '../files/path.ts'
import { isSealed } from '../files/seal.ts'
import { sectionNamed, withoutSections } from '../files/section.ts'
import { readTeam, type Team } from '../prose/team.ts'
import { targets } from '../targets/index.ts'
import type { Found, Target } from '../targets/target.ts'
import { loadMemory, MEMORY_PATH } from './memory.ts'
import { readAgents } from './read-agents.ts'
import { endFinder, readEdges } from './read-edges.ts'
import { placeNodes } from './read-layout.ts'
import { readDirectories, readSpecs } from './read-places.ts'
import { readStarts } from './read-starts.ts'
import type { Reading } from './reading.ts'

/** What one target found, beside the target. */
export type FoundBy = { readonly target: Target; readonly found: Found }

/**
 * Reads a repository: what each target finds in it becomes one design. Pure; the same files give the same design, ids
 * included. It never throws: a file that cannot be read stands in `skipped` with the reason and is kept as it is.
 */
export const readProject = (files: FileSet): Reading => {
  const tooLong = [...files].flatMap(([path, content]) =>
    typeof content === 'string' && content.length > LONGEST_TEXT ? [path] : [],
  )
  if (tooLong.length === 0) return readAll(files)
  const reading = readAll(fileSet([...files].filter(([path]) => !tooLong.includes(path))))
  return {
    ...reading,
    files,
    kept: [...reading.kept, ...tooLong].sort(byPath),
    skipped: [...reading.skipped, ...tooLong.map((path) => ({ path, why: TOO_LONG }))],
  }
}

const TOO_LONG = `It is longer than ${LONGEST_TEXT.toLocaleString('en')} characters, more than a design holds. It is kept as it is; split it to see it here.`

const readAll = (files: FileSet): Reading => {
  const finds: FoundBy[] = targets.map((target) => ({ target, found: target.read(files) }))
  const present = finds.filter(({ found }) => found.present)
  const teams = teamsIn(files, finds)
  const agents = readAgents(files, present)
  const directories = readDirectories(files, finds, teams)
  const specs = readSpecs(files, finds, teams)
  const nodes: AnyRecord[] = [...agents.records, ...directories.records, ...specs.records]
  const find = endFinder(nodes, present)
  const edges = readEdges(nodes, present, teams, find)
  const startedBy = readStarts(present, find)
  const exportTo = present.map(({ target }) => target.id)
  const about = settingsFrom(files, finds, teams, agents.records, exportTo)
  const memory = loadMemory(files)
  const bare: Design = {
    version: VERSION,
    records: Object.fromEntries([about, ...nodes, ...edges].map((record) => [record.id, record])),
  }
  const design = settle(placeNodes(bare, memory.memory), [])
  const named = [...agents.paths, ...directories.paths, ...specs.paths, ...mainPaths(finds), MEMORY_PATH]
  // What is read through a link is read, and so is the file that the link leads to.
  const understood = new Set(named.flatMap((path) => [path, realPath(files, path) ?? path]))
  const skipped = [...finds.flatMap(({ found }) => found.skipped), ...agents.skipped, ...memory.skipped]
  return {
    files,
    design,
    places: agents.places,
    mains: Object.fromEntries(finds.map(({ target, found }) => [target.id, found.main?.path ?? null])),
    imports: Object.fromEntries(finds.map(({ target, found }) => [target.id, found.main?.imports ?? []])),
    instructionsFiles: directories.files,
    startedBy,
    verdicts: agents.verdicts,
    kept: [...files.keys()].filter((path) => !understood.has(path) && !isDotBoxes(files, path)),
    skipped,
  }
}

/** A file that DotBox wrote as a whole: it follows from the design, so it is neither a record nor the person's. */
const isDotBoxes = (files: FileSet, path: string): boolean =>
  baseName(path).startsWith('dotbox-') && isSealed(textOf(files, path) ?? '')

const mainPaths = (finds: readonly FoundBy[]): string[] =>
  finds.flatMap(({ found }) => (found.main ? [found.main.path] : []))

/** The team sections of the main instruction files, without those that say the same. */
const teamsIn = (files: FileSet, finds: readonly FoundBy[]): Team[] => {
  const contents = finds.flatMap(({ found }) => {
    const section = found.main ? sectionNamed(textOf(files, found.main.path) ?? '', 'team') : undefined
    return section ? [section.content] : []
  })
  return [...new Set(contents)].map(readTeam)
}

/** What each target found of its own about the design as a whole. */
const ownFields = (finds: readonly FoundBy[], texts: JsonObject): Record<string, JsonObject> =>
  Object.fromEntries(
    finds.flatMap(({ target, found }) => {
      const fields = { ...found.own, ...(isObject(texts[target.id]) ? (texts[target.id] as JsonObject) : {}) }
      return Object.keys(fields).length === 0 ? [] : [[target.id, fields] as const]
    }),
  )

type SettingsRecord = Extract<AnyRecord, { kind: 'design' }>

const settingsFrom = (
  files: FileSet,
  finds: readonly FoundBy[],
  teams: readonly Team[],
  agents: readonly AnyRecord[],
  exportTo: readonly string[],
): SettingsRecord => {
  const texts = finds.flatMap(({ target, found }) =>
    found.main ? [{ target: target.id, text: withoutSections(textOf(files, found.main.path) ?? '') }] : [],
  )
  const instructions = texts[0]?.text ?? ''
  const own = texts
    .filter(({ text }) => text !== instructions)
    .map(({ target, text }) => [target, { instructions: text }])
  const leadName =
    finds.map(({ found }) => found.lead).find((lead) => lead !== null) ?? teams.find((team) => team.lead !== null)?.lead
  const lead = agents.find((agent) => agent.kind === 'agent' && agent.root === '' && agent.name === leadName)
  const team = teams[0]
  const about = emptyDesign({
    name: Settings.shape.name.safeParse(team?.name ?? undefined).data ?? 'Untitled',
    description: team?.description ?? '',
    instructions,
    lead: lead?.kind === 'agent' ? lead.id : null,
    enforce: finds.some(({ found }) => found.enforced === true),
    limits: finds.flatMap(({ found }) => found.limits),
    exportTo: [...exportTo],
    targets: ownFields(finds, Object.fromEntries(own)),
  }).records[DESIGN_ID]
  return about as SettingsRecord
}
