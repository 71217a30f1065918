import type { Design, RecordOf } from '../design/model.ts'
import { get } from '../design/queries.ts'
import type { AgentId, DirectoryId, SpecId } from '../design/records/shared.ts'
import { code } from './code.ts'

/** What an agent is called in the files of a target: its own name there, if it has one. */
export const nameIn = (design: Design, id: AgentId, targetId: string): string => {
  const agent = get(design, id)
  const own = agent?.targets[targetId]?.name
  return typeof own === 'string' ? own : (agent?.name ?? id)
}

export const agentCode = (design: Design, id: AgentId, targetId: string): string =>
  code(oneLine(nameIn(design, id, targetId)))

/** A place as people read it: a directory ends in a slash. */
export const placeCode = (design: Design, id: DirectoryId | SpecId): string => {
  const place = design.records[id] as RecordOf<'directory' | 'spec'> | undefined
  if (!place) return code(id)
  return code(oneLine(place.kind === 'directory' ? `${place.path}/` : place.path))
}

/** A text that stands in one line, whatever a hostile file put into it. */
export const oneLine = (text: string): string => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ')

export const list = (parts: readonly string[]): string => parts.join(', ')
