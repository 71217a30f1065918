import type { Design, RecordOf } from '../../../design/model.ts'
import { facts } from '../../../design/queries.ts'
import { CAPABILITIES, type Capability } from '../../../design/records/agent.ts'
import { agentFor } from '../../target.ts'
import { CLAUDE_CODE } from '../id.ts'

/**
 * The capabilities that are denied, and still have to be in an agent's lists of tools: where a guard decides call by call, a
 * tool is listed as soon as the guard may allow a part of what it does. The shell for one command, reading for one
 * folder, editing to tick criteria.
 */
export const openedInPart = (design: Design, agent: RecordOf<'agent'>): ReadonlySet<Capability> => {
  const { capabilities, patterns } = agentFor(agent, CLAUDE_CODE)
  const opened = CAPABILITIES.filter(
    (capability) =>
      patterns[capability]?.some(({ level }) => level !== 'deny') ||
      (capability === 'read' && hasPlaces(design, agent)) ||
      (capability === 'edit' && ticks(design, agent)),
  )
  return new Set(opened.filter((capability) => capabilities[capability] === 'deny'))
}

const hasPlaces = (design: Design, { id }: RecordOf<'agent'>): boolean =>
  (['reads', 'writes', 'verifies'] as const).some((kind) => facts(design, kind).some(({ from }) => from === id))

/** True for an agent that alone may tick the criteria of a spec. */
const ticks = (design: Design, { id }: RecordOf<'agent'>): boolean =>
  facts(design, 'verifies').some(
    ({ from, to }) => from === id && !facts(design, 'writes').some((edge) => edge.from === id && edge.to === to),
  )
