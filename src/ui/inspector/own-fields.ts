import { type Edit, patch } from '../../design/edits.ts'
import type { RecordId } from '../../design/model.ts'
import { get } from '../../design/queries.ts'
import type { AgentId } from '../../design/records/shared.ts'
import type { Json, JsonObject } from '../../files/json.ts'

/** Sets or takes away (undefined) what an agent says to one target only. An empty answer leaves nothing behind. */
export const setOwn =
  (id: AgentId, target: string, key: string, value: Json | undefined): Edit =>
  (design) => {
    const agent = get(design, id)
    if (!agent) return design
    const targets = withOwn(agent.targets as Readonly<Record<string, JsonObject>>, target, key, value)
    return targets === agent.targets ? design : patch(id, { targets: targets as typeof agent.targets })(design)
  }

/** The same for the design itself. */
export const setDesignOwn =
  (target: string, fields: JsonObject): Edit =>
  (design) => {
    const { [target]: _, ...others } = get(design, 'design:main' satisfies RecordId)?.targets ?? {}
    const targets = Object.keys(fields).length === 0 ? others : { ...others, [target]: fields }
    return patch('design:main', { targets })(design)
  }

const withOwn = (
  targets: Readonly<Record<string, JsonObject>>,
  target: string,
  key: string,
  value: Json | undefined,
): Readonly<Record<string, JsonObject>> => {
  const own = targets[target] ?? {}
  if (own[key] === value) return targets
  const { [key]: _, ...rest } = own
  // A key that stays keeps its place, so that a file's order does not change.
  const next = value === undefined ? rest : { ...own, [key]: value }
  if (Object.keys(next).length > 0) return { ...targets, [target]: next }
  const { [target]: __, ...others } = targets
  return others
}

/** What is left of a target's fields without the known ones. */
export const otherFields = (fields: JsonObject, known: readonly string[]): JsonObject =>
  Object.fromEntries(Object.entries(fields).filter(([key]) => !known.includes(key)))

/** Replaces an agent's fields for one target, all but the known ones. */
export const setOwnFields =
  (id: AgentId, target: string, known: readonly string[], fields: JsonObject): Edit =>
  (design) => {
    const agent = get(design, id)
    if (!agent) return design
    const own = (agent.targets[target] ?? {}) as JsonObject
    const kept = Object.fromEntries(Object.entries(own).filter(([key]) => known.includes(key)))
    const next = { ...kept, ...otherFields(fields, known) }
    const { [target]: _, ...others } = agent.targets
    return patch(id, {
      targets: (Object.keys(next).length === 0 ? others : { ...agent.targets, [target]: next }) as typeof agent.targets,
    })(design)
  }
