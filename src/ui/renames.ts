import type { Edit } from '../design/edits.ts'
import type { RecordOf } from '../design/model.ts'
import { all } from '../design/queries.ts'
import type { Reading } from '../project/reading.ts'
import type { Occurrence, Renaming } from '../project/renaming.ts'
import type { Session, SessionStore } from '../store/session.ts'
import { type Derived, derive } from './derived.ts'
import { plural } from './plural.ts'

/** What finds and changes old names; loaded when an agent of a repository is renamed for the first time. */
export type RenamingPort = () => Promise<{
  readonly renamingOf: (
    design: Session['design'],
    reading: Reading,
    id: RecordOf<'agent'>['id'],
    from: string,
  ) => Renaming | null
  readonly renamed: (reading: Reading, renaming: Renaming, chosen: readonly Occurrence[], withFile: boolean) => Edit
}>

/** The offers to let what says an agent's old name follow, as long as the person has neither taken nor put them away. */
export type Renames = Derived<readonly Renaming[]> & {
  readonly take: (renaming: Renaming, chosen: readonly Occurrence[], withFile: boolean) => Promise<void>
  readonly dismiss: (renaming: Renaming) => void
}

const NONE: readonly Renaming[] = []

/** How long a name must rest before it is one, in milliseconds. */
const RESTS = 700

export const createRenames = (session: SessionStore, port: RenamingPort): Renames => {
  /** Names that other files were given in this session, by agent: what a further rename leaves behind. */
  const given = new Map<string, Set<string>>()
  const dismissed = new Set<string>()
  const keyOf = ({ agent, from, to }: Renaming) => [session.getState().draft, agent, from, to].join('\n')

  const find = async ({ design, reading, draft }: Session): Promise<readonly Renaming[]> => {
    const candidates = all(design, 'agent').flatMap((agent) => {
      const before = reading.design.records[agent.id]
      if (before === agent || before?.kind !== 'agent') return []
      const names = new Set([before.name, ...(given.get(`${draft}\n${agent.id}`) ?? [])])
      return [...names].filter((name) => name !== agent.name).map((name) => [agent.id, name] as const)
    })
    if (candidates.length === 0) return NONE
    const { renamingOf } = await port()
    return candidates.flatMap(([id, name]) => {
      const renaming = renamingOf(design, reading, id, name)
      const open = renaming && (renaming.occurrences.length > 0 || renaming.file)
      return open && !dismissed.has(keyOf(renaming)) ? [renaming] : []
    })
  }
  const store = derive(session, find, RESTS)
  const drop = (gone: Renaming) =>
    store.setState(({ value }) => ({ value: value?.filter((renaming) => renaming !== gone) }))

  return Object.assign(store, {
    take: async (renaming: Renaming, chosen: readonly Occurrence[], withFile: boolean) => {
      const { renamed } = await port()
      const { reading, design, past, draft } = session.getState()
      const { agent, from, to } = renaming
      const key = `${draft}\n${agent}`
      given.set(key, new Set([...(given.get(key) ?? []), to]))
      dismissed.add(keyOf(renaming))
      const places = chosen.filter(({ ofFile }) => withFile || !ofFile)
      const label = `Rename ${from} to ${to}, and ${plural(places.length + (withFile ? 1 : 0), 'place')} that said so`
      const before = past.at(-1)?.design.records[agent]
      const isLast = before?.kind === 'agent' && before.name !== nameOf(design.records[agent])
      const edit = renamed(reading, renaming, chosen, withFile)
      if (isLast) session.extend(label, edit)
      else session.edit(label, edit)
      drop(renaming)
    },
    dismiss: (renaming: Renaming) => {
      dismissed.add(keyOf(renaming))
      drop(renaming)
    },
  })
}

const nameOf = (record: Session['design']['records'][string] | undefined): string | undefined =>
  record?.kind === 'agent' ? record.name : undefined
