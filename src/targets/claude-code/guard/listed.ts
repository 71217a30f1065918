import type { Design, RecordOf } from '../../../design/model.ts'
import { facts, settings } from '../../../design/queries.ts'
import { CAPABILITIES, type Capabilities } from '../../../design/records/agent.ts'
import { agentFor } from '../../target.ts'
import { CLAUDE_CODE } from '../id.ts'

/**
 * What the lists of tools in an agent's file have to give. Where a guard decides call by call, a tool is listed as soon as the
 * guard may allow a part of what it does: the shell for one command, reading for one folder, editing to tick criteria.
 */
export const listedFor = (design: Design, agent: RecordOf<'agent'>): Capabilities => {
  const { capabilities, patterns } = agentFor(agent, CLAUDE_CODE)
  if (!settings(design).enforce) return capabilities
  const listed = { ...capabilities }
  for (const capability of CAPABILITIES)
    if (listed[capability] === 'deny' && patterns[capability]?.some(({ level }) => level !== 'deny'))
      listed[capability] = 'allow'
  if (listed.read === 'deny' && hasPlaces(design, agent)) listed.read = 'allow'
  if (listed.edit === 'deny' && ticks(design, agent)) listed.edit = 'allow'
  return listed
}

const hasPlaces = (design: Design, { id }: RecordOf<'agent'>): boolean =>
  (['reads', 'writes', 'verifies'] as const).some((kind) => facts(design, kind).some(({ from }) => from === id))

/** True for an agent that alone may tick the criteria of a spec. */
const ticks = (design: Design, { id }: RecordOf<'agent'>): boolean =>
  facts(design, 'verifies').some(
    ({ from, to }) => from === id && !facts(design, 'writes').some((edge) => edge.from === id && edge.to === to),
  )
