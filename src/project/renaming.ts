import { type Edit, inOrder, patch } from '../design/edits.ts'
import { slug } from '../design/ids.ts'
import { DESIGN_ID, type Design, type RecordOf } from '../design/model.ts'
import { all, settings } from '../design/queries.ts'
import type { AgentId } from '../design/records/shared.ts'
import { textOf } from '../files/file-set.ts'
import { baseName, folderOf, joinPath } from '../files/path.ts'
import { targets } from '../targets/index.ts'
import type { Place, Target } from '../targets/target.ts'
import { type Held, type Holder, holdersOf, replacedIn } from './name-holders.ts'
import { type NameAt, namedIn, pathNamedIn } from './name-occurrences.ts'
import type { Reading } from './reading.ts'

/** One place that still says an agent's old name, with its line for a person to judge by. */
export type Occurrence = NameAt & {
  readonly holder: Holder
  /** The file that it stands in, as it was read; null for a text that has no file yet. */
  readonly path: string | null
  /** The number of the line, counted from 1. */
  readonly line: number
  readonly text: string
  /** Where in the line the piece begins, counted from 0. */
  readonly column: number
  /** What stands there afterwards. */
  readonly now: string
  /** True where it names the agent's file: it changes only together with the file's name. */
  readonly ofFile: boolean
}

/** An agent that is called otherwise than the files around it say. */
export type Renaming = {
  readonly agent: AgentId
  readonly from: string
  readonly to: string
  readonly occurrences: readonly Occurrence[]
  /** The agent's file, where it is named after the agent and its tool does not rename it by itself. */
  readonly file: Move | null
}

/** A file as it was read, where it stood under the old name, and where it stands under the new one. */
type Move = { readonly read: string; readonly from: string; readonly to: string }

/**
 * What is left of an agent's old name: where other texts say it, and its file. Empty where another agent of its project
 * has that name, since it is then not this one that they mean. Edges need no such thing: they follow by themselves.
 */
export const renamingOf = (design: Design, reading: Reading, id: AgentId, from: string): Renaming | null => {
  const agent = design.records[id]
  if (agent?.kind !== 'agent' || agent.name === from || from === '') return null
  const to = agent.name
  if (all(design, 'agent').some((other) => other.id !== id && other.root === agent.root && other.name === from))
    return null
  const moves = movesOf(design, reading, agent, from)
  // Where the lead is written down is known: that place follows by itself.
  const isSettings = ({ path }: Held) => settings(design).lead !== id && /\.jsonc?$/.test(path ?? '')
  const scope = scopeOf(design, agent, from)
  const occurrences = holdersOf(design, reading)
    .filter(({ path }) => path === null || scope(path))
    .flatMap((held) =>
      [
        ...found(reading, held, namedIn(held.text, from, isSettings(held)), to, false),
        ...moves.forced.flatMap((move) => pathsIn(reading, held, move, false)),
        ...(moves.offered ? pathsIn(reading, held, moves.offered, true) : []),
      ].sort((a, b) => a.start - b.start),
    )
  return { agent: id, from, to, occurrences, file: moves.offered }
}

/** Changes places that say the old name, and the name of the agent's file, as far as the person agreed. */
export const renamed = (
  reading: Reading,
  { file }: Renaming,
  chosen: readonly Occurrence[],
  withFile: boolean,
): Edit => {
  const places = chosen.filter(({ ofFile }) => withFile || !ofFile)
  return inOrder(replacedIn(reading, places), withFile && file ? movedFile(file) : (design) => design)
}

const movedFile =
  ({ read, to }: Move): Edit =>
  (design) => {
    const others = settings(design).fileMoves.filter((move) => move.from !== read)
    return patch(DESIGN_ID, { fileMoves: read === to ? others : [...others, { from: read, to }] })(design)
  }

/** The agent's files that its tools rename by themselves, and the one that they leave where it is. */
const movesOf = (
  design: Design,
  reading: Reading,
  agent: RecordOf<'agent'>,
  from: string,
): { readonly forced: readonly Move[]; readonly offered: Move | null } => {
  const before = reading.design.records[agent.id]
  const forced: Move[] = []
  let offered: Move | null = null
  for (const target of targets as readonly Target[]) {
    const place = reading.places[target.id]?.[agent.id]
    if (!place || place.pointer || before?.kind !== 'agent') continue
    const pathAs = (name: string) => (target.moved?.(place, before, { ...agent, name }, reading.files) ?? place).path
    const [stood, stands] = [pathAs(from), pathAs(agent.name)]
    if (stood !== stands) forced.push({ read: place.path, from: stood, to: stands })
    else offered ??= offeredMove(design, reading, place, from, agent.name)
  }
  return { forced, offered }
}

/** A file is offered to be renamed where it is called like the agent was, and the new name is free. */
const offeredMove = (design: Design, reading: Reading, { path }: Place, from: string, to: string): Move | null => {
  const { fileMoves } = settings(design)
  const stands = fileMoves.find((move) => move.from === path)?.to ?? path
  const [name = '', ending = ''] = splitName(baseName(stands))
  if (slug(name) !== slug(from) || slug(from) === slug(to)) return null
  const wished = joinPath(folderOf(path), `${slug(to)}${ending}`)
  const taken = reading.files.has(wished) && wished !== path
  if (taken || fileMoves.some((move) => move.to === wished && move.from !== path)) return null
  return { read: path, from: stands, to: wished }
}

const splitName = (file: string): readonly [string, string] => {
  const dot = file.indexOf('.', 1)
  return dot < 0 ? [file, ''] : [file.slice(0, dot), file.slice(dot)]
}

/** Which files speak of this agent: those of its project, but not those below a project that has an agent of that name. */
const scopeOf = (design: Design, agent: RecordOf<'agent'>, name: string): ((path: string) => boolean) => {
  const namesakes = all(design, 'agent').filter((other) => other.name === name && other.id !== agent.id)
  const below = (path: string, root: string) => root === '' || path.startsWith(`${root}/`)
  return (path) =>
    below(path, agent.root) &&
    !namesakes.some(({ root }) => root !== agent.root && root.length > agent.root.length && below(path, root))
}

const pathsIn = (reading: Reading, held: Held, { from, to }: Move, ofFile: boolean): Occurrence[] =>
  found(reading, held, pathNamedIn(held.text, from), splitName(baseName(to))[0], ofFile)

const found = (
  reading: Reading,
  { holder, path, text }: Held,
  places: readonly NameAt[],
  now: string,
  ofFile: boolean,
): Occurrence[] => {
  if (places.length === 0) return []
  const file = path === null ? null : textOf(reading.files, path)
  // A record holds a part of its file: what stands before it counts for the numbers of the lines.
  const before = Math.max(0, file?.indexOf(text) ?? 0)
  return places.map(({ start, end }) => {
    const from = text.lastIndexOf('\n', start - 1) + 1
    const to = text.indexOf('\n', end)
    const above = `${file?.slice(0, before) ?? ''}${text.slice(0, start)}`
    return {
      holder,
      path,
      line: above.split('\n').length,
      column: start - from,
      text: text.slice(from, to < 0 ? text.length : to).replace(/\r$/, ''),
      start,
      end,
      now,
      ofFile,
    }
  })
}
