import { slug } from '../design/ids.ts'
import type { RecordOf } from '../design/model.ts'
import { all } from '../design/queries.ts'
import type { FileSet } from '../files/file-set.ts'
import { baseName, folderOf } from '../files/path.ts'
import { type NameIndex, nameIndex } from '../mentions/names.ts'
import type { Place } from '../targets/target.ts'
import type { Reading } from './reading.ts'

/** File names that say nothing of the agent inside. */
const GENERIC = new Set('agent agents readme index main prompt system skill instructions default template'.split(' '))

/** The agents of a repository as texts name them. */
export type AgentNames = {
  /** One index for each project folder: an agent of another project is not meant by its name. */
  readonly byRoot: ReadonlyMap<string, NameIndex>
  /** The agent that a name means where several have it: this one for all of them. */
  readonly meant: (id: string) => string
}

/** The names of all agents. Of several with one name, the one that loads is meant, else the first. */
export const agentNames = (reading: Reading): AgentNames => {
  const shared = otherNames(reading.files)
  const loading = new Set<string>(reading.verdicts.flatMap(({ agent, loads }) => (loads ? [agent] : [])))
  const agents = [...all(reading.design, 'agent')].sort((a, b) => Number(loading.has(b.id)) - Number(loading.has(a.id)))
  const owners = new Map<string, string>()
  const twins = new Map<string, string>()
  const named = new Map<string, (readonly [string, string])[]>()
  for (const agent of agents) {
    const key = `${agent.root}\n${agent.name.toLowerCase()}`
    const owner = owners.get(key)
    if (owner !== undefined) {
      twins.set(agent.id, owner)
      continue
    }
    owners.set(key, agent.id)
    const names = named.get(agent.root) ?? []
    for (const name of namesOf(reading, agent)) names.push([name, agent.id])
    named.set(agent.root, names)
  }
  return {
    byRoot: new Map([...named].map(([root, names]) => [root, nameIndex(names, shared)])),
    meant: (id) => twins.get(id) ?? id,
  }
}

/** Where an agent stands, in any tool's files. */
export const standingsOf = (reading: Reading, id: string): Place[] =>
  Object.values(reading.places).flatMap((places) => places[id] ?? [])

/** What an agent may be called: its names in each tool, and the name of its file. */
const namesOf = (reading: Reading, agent: RecordOf<'agent'>): Set<string> => {
  const called = [
    agent.name,
    ...Object.values(agent.targets).flatMap(({ name }) => (typeof name === 'string' ? [name] : [])),
  ]
  const stems = standingsOf(reading, agent.id)
    .map(({ path, pointer }) => pointer?.at(-1) ?? baseName(path).replace(/(?:\.agent)?\.md$/, ''))
    .filter((stem) => !GENERIC.has(stem.toLowerCase()))
  return new Set([...called, ...called.filter((name) => /\s/.test(name)).map(slug), ...stems])
}

/** What skills and commands are called, in lower case: `use review` may mean one of them. */
const otherNames = (files: FileSet): ReadonlySet<string> => {
  const names = new Set<string>()
  for (const path of files.keys()) {
    if (path.endsWith('/SKILL.md')) names.add(baseName(folderOf(path)).toLowerCase())
    else if (/(?:^|\/)commands?\/.*\.md$/.test(path)) names.add(baseName(path).replace(/\.md$/, '').toLowerCase())
  }
  return names
}
