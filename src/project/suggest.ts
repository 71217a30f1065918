import { edgeId, freeId } from '../design/ids.ts'
import { type AnyRecord, make, type RecordOf } from '../design/model.ts'
import { all, edges } from '../design/queries.ts'
import type { AgentId, DirectoryId } from '../design/records/shared.ts'
import { settle } from '../design/settle.ts'
import { folderOf, joinPath, pathProblem } from '../files/path.ts'
import { mentionsIn } from '../mentions/find.ts'
import { placesIn } from '../mentions/places.ts'
import { standingsOf } from './agent-names.ts'
import { loadMemory } from './memory.ts'
import { type ProseSource, proseSources } from './prose-sources.ts'
import { placeNodes } from './read-layout.ts'
import type { Reading } from './reading.ts'

/** So many suggestions are looked through; beyond them nobody judges the single one. Plainer evidence goes first. */
const MOST = { from: 24, edges: 300, placesFrom: 6, places: 60 }

type Hint = {
  readonly kind: 'handoff' | 'delegates' | 'reads' | 'writes'
  readonly from: AgentId
  readonly to: string
  readonly weight: number
  readonly path: string
  readonly line: number
  readonly text: string
}

/**
 * A reading with what its prose only mentions: suggested edges between agents, and to directories that agents are told to
 * read or write, each with the sentence that says so. What the files state already is not suggested again. Pure, and apart
 * from `readProject`, which is asked for what is certain far more often.
 */
export const withSuggestions = (reading: Reading): Reading => {
  const sources = proseSources(reading)
  const records: Record<string, AnyRecord> = { ...reading.design.records }
  const before = Object.keys(records).length
  const known = new Set(edges(reading.design).map(({ kind, from, to }) => `${kind} ${from} ${to}`))
  const add = ({ kind, from, to, path, line, text }: Hint) => {
    const id = edgeId({ ...reading.design, records }, kind, from, to)
    records[id] = make(kind, id as never, { from, to, suggested: true, evidence: { path, line, text } } as never)
  }
  for (const hint of chosen(betweenAgents(sources, known), MOST.from, MOST.edges)) add(hint)
  const places = new Map(all(reading.design, 'directory').map(({ path, id }) => [path, id]))
  for (const hint of chosen(toPlaces(reading, sources), MOST.placesFrom, MOST.places)) {
    const id = places.get(hint.to) ?? freeId<'directory'>(records, 'directory', hint.to)
    if (known.has(`${hint.kind} ${hint.from} ${id}`)) continue
    records[id] ??= suggestedPlace(id, hint.to)
    places.set(hint.to, id)
    add({ ...hint, to: id })
  }
  if (Object.keys(records).length === before) return reading
  const design = settle(placeNodes({ ...reading.design, records }, loadMemory(reading.files).memory), [])
  return { ...reading, design }
}

const suggestedPlace = (id: DirectoryId, path: string): RecordOf<'directory'> =>
  make('directory', id, { path, suggested: true })

/** One hint for each pair of agents, the plainest, and none where the files say already that work passes between them. */
const betweenAgents = (sources: readonly ProseSource[], known: ReadonlySet<string>): Hint[] => {
  const best = new Map<string, Hint>()
  for (const source of sources)
    for (const { kind, from, to, line, text, weight } of mentionsIn(source, source.names)) {
      // Whom an agent hands over to it may call.
      if (known.has(`${kind} ${from} ${to}`) || (kind === 'delegates' && known.has(`handoff ${from} ${to}`))) continue
      const hint = { kind, from, to, weight, text, path: source.path, line: source.line ?? line } as Hint
      const pair = `${from} ${to}`
      const other = best.get(pair)
      if (!other || plainer(hint, other) < 0) best.set(pair, hint)
    }
  return [...best.values()]
}

/** One hint for each agent, directory and kind, the first that is said. */
const toPlaces = (reading: Reading, sources: readonly ProseSource[]): Hint[] => {
  const found = new Map<string, Hint>()
  const locate = locator(reading)
  for (const { self, voice, text, path, line } of sources) {
    if (self === null || voice !== 'prompt') continue
    for (const place of placesIn(text)) {
      const to = locate(self as AgentId, place.path)
      const key = `${place.kind} ${self} ${to}`
      if (to === null || found.has(key)) continue
      found.set(key, { ...place, from: self as AgentId, to, weight: 1, path, line: line ?? place.line })
    }
  }
  return [...found.values()]
}

/**
 * Where a path of an agent's text lies in the repository: below the agent's own project, or at the top. An agent of a
 * collection speaks of the project that it will once be copied to, so only folders that are there count for it.
 */
const locator = ({ files, places, design }: Reading): ((id: AgentId, path: string) => string | null) => {
  const folders = new Set<string>()
  for (const path of files.keys())
    for (let folder = folderOf(path); folder !== '' && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder)
  const standings = { places } as Reading
  return (id, path) => {
    const agent = design.records[id]
    const root = agent?.kind === 'agent' ? agent.root : ''
    const there = [joinPath(root, path), path].find((one) => folders.has(one))
    const isOfProject =
      root === '' || standingsOf(standings, id).some((place) => place.path.slice(root.length + 1).startsWith('.'))
    const found = there ?? (isOfProject ? joinPath(root, path) : null)
    return found === null || pathProblem(found) !== null ? null : found
  }
}

const plainer = (a: Hint, b: Hint): number =>
  b.weight - a.weight || Number(b.kind === 'handoff') - Number(a.kind === 'handoff')

/** The plainest hints, so many of one agent and so many in all; among equals those that were found first. */
const chosen = (hints: readonly Hint[], mostFrom: number, most: number): Hint[] => {
  const counts = new Map<string, number>()
  const some: Hint[] = []
  for (const hint of [...hints].sort(plainer)) {
    const count = (counts.get(hint.from) ?? 0) + 1
    counts.set(hint.from, count)
    if (count <= mostFrom && some.length < most) some.push(hint)
  }
  return some
}
