import type { RecordOf } from '../design/model.ts'
import { all, get } from '../design/queries.ts'
import { grouped } from './grouped.ts'
import type { Context } from './rule.ts'

type Agent = RecordOf<'agent'>

/** Names that differ only by case are one name: they share a file on most machines. */
export const nameKey = ({ root, name }: Pick<Agent, 'root' | 'name'>) => `${root}\n${name.toLowerCase()}`

/**
 * The other agents of the same name that the files already held side by side. A tool reads them as one agent or drops
 * one of them; its verdict on each file says which, so no rule has to guess.
 */
export const twinsAsRead = ({ design, reading }: Context): ((agent: Agent) => readonly Agent[]) => {
  const wasRead = (agent: Agent) => get(reading.design, agent.id)?.name === agent.name
  const groups = grouped(all(design, 'agent').filter(wasRead), nameKey)
  return (agent) => (wasRead(agent) ? (groups.get(nameKey(agent)) ?? []).filter(({ id }) => id !== agent.id) : [])
}
