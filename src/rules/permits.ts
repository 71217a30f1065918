import type { RecordOf } from '../design/model.ts'
import type { Capability } from '../design/records/agent.ts'

/** True where an agent may use a capability at all: by its level, or by a pattern that excepts something from it. */
export const permits = (agent: RecordOf<'agent'>, capability: Capability): boolean =>
  agent.capabilities[capability] !== 'deny' || (agent.patterns[capability] ?? []).some(({ level }) => level !== 'deny')
