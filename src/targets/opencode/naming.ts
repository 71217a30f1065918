import { slug } from '../../design/ids.ts'
import type { AnyRecord, Design, RecordOf } from '../../design/model.ts'
import { all } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import type { FileSet } from '../../files/file-set.ts'
import { joinPath } from '../../files/path.ts'
import { agentFor, type Layout, type Place } from '../target.ts'
import { BUILT_IN } from './json-source.ts'
import { ownedAs } from './paths.ts'

/** Where an agent stands, and what OpenCode calls it there: the path decides, or a `name:` key that the file has. */
export type Named = { readonly agent: RecordOf<'agent'>; readonly place: Place; readonly name: string }

/**
 * The agents that are written for OpenCode, each with its place. New files never take a place or a name that is taken.
 *
 * @param among only these, all of which have a place; null for all
 */
export const namedAgents = (layout: Layout, among: ReadonlySet<string> | null = null): ReadonlyMap<AgentId, Named> => {
  const agents = all(layout.design, 'agent').filter(
    (agent) => !agent.leftOut.includes('opencode') && (among === null || among.has(agent.id)),
  )
  const named = new Map<AgentId, Named>()
  const taken = new Set<string>()
  for (const agent of agents) {
    const place = layout.placeOf(agent.id)
    if (!place) continue
    const name = nameAt(place, agent)
    taken.add(key(agent.root, name))
    named.set(agent.id, { agent, place, name })
  }
  for (const agent of agents) {
    if (named.has(agent.id)) continue
    const base = fileNameFor(ownName(agent) ?? agent.name)
    const pathOf = (name: string) => joinPath(agent.root, '.opencode/agents', `${name}.md`)
    let name = base
    for (let count = 2; taken.has(key(agent.root, name)) || layout.has(pathOf(name)); count++) name = `${base}-${count}`
    taken.add(key(agent.root, name))
    named.set(agent.id, { agent, place: { path: pathOf(name) }, name })
  }
  return named
}

/** Names that differ only by case would share a file on most machines. */
const key = (root: string, name: string): string => `${root}\n${name.toLowerCase()}`

const ownName = (agent: RecordOf<'agent'>): string | undefined => agent.targets.opencode?.name

const nameAt = (place: Place, agent: RecordOf<'agent'>): string =>
  (place.named ? undefined : (place.pointer?.at(-1) ?? ownedAs(place.path)?.name)) ?? agentFor(agent, 'opencode').name

/** The file name of a new agent. The names of the client's own agents would change those, so they get a word more. */
export const fileNameFor = (name: string): string => (BUILT_IN.has(slug(name)) ? `${slug(name)}-agent` : slug(name))

/**
 * Where the file of a renamed agent must stand. Only a file that is named by its path moves, within its folder: one with
 * a `name:` key goes by that, an entry of a JSON file gets another key, and no file is moved onto another one.
 */
export const moved = (place: Place, before: RecordOf<'agent'>, now: RecordOf<'agent'>, files: FileSet): Place => {
  const [was, name] = [agentFor(before, 'opencode').name, agentFor(now, 'opencode').name]
  if (was !== name && place.pointer?.at(-1) === was && !place.named)
    return { ...place, pointer: [...place.pointer.slice(0, -1), name] }
  const owned = ownedAs(place.path)
  if (
    was === name ||
    place.named ||
    place.pointer ||
    (owned?.kind !== 'agent' && owned?.kind !== 'mode') ||
    owned.name !== was
  )
    return place
  const folder = place.path.slice(0, -`${was}.md`.length)
  const path = `${folder}${name.split('/').map(fileNameFor).join('/')}.md`
  return files.has(path) ? place : { path }
}

/** The design with the names that OpenCode uses, so that what is written about the team names agents as `task` does. */
export const withNames = (design: Design, named: ReadonlyMap<AgentId, Named>): Design => {
  const records: Record<string, AnyRecord> = { ...design.records }
  for (const { agent, name } of named.values()) {
    const own: (typeof agent.targets)[string] = { ...agent.targets.opencode }
    own.name = name
    records[agent.id] = { ...agent, targets: { ...agent.targets, opencode: own } }
  }
  return { ...design, records }
}
