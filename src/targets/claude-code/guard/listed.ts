import type { Design, RecordOf } from '../../../design/model.ts'
import { capabilityOf, type Leaf, levelAt } from '../../../design/powers.ts'
import { facts } from '../../../design/queries.ts'
import type { Level } from '../../../design/records/agent.ts'
import { agentFor } from '../../target.ts'
import { CLAUDE_CODE } from '../id.ts'

/**
 * What the lists of tools in an agent's file have to give, where a guard decides call by call: a tool is listed as soon as the
 * guard may allow a part of what it does. The shell for one command, reading for one folder, editing to tick criteria.
 */
export const listedFor = (design: Design, agent: RecordOf<'agent'>): ((leaf: Leaf) => Level) => {
  const here = agentFor(agent, CLAUDE_CODE)
  const opened = (leaf: Leaf): boolean => {
    const capability = capabilityOf(leaf)
    return (
      (capability !== null && here.patterns[capability]?.some(({ level }) => level !== 'deny')) ||
      (leaf === 'read' && hasPlaces(design, agent)) ||
      (leaf === 'edit.change' && ticks(design, agent))
    )
  }
  return (leaf) => (levelAt(here, leaf) === 'deny' && opened(leaf) ? 'allow' : levelAt(here, leaf))
}

const hasPlaces = (design: Design, { id }: RecordOf<'agent'>): boolean =>
  (['reads', 'writes', 'verifies'] as const).some((kind) => facts(design, kind).some(({ from }) => from === id))

/** True for an agent that alone may tick the criteria of a spec. */
const ticks = (design: Design, { id }: RecordOf<'agent'>): boolean =>
  facts(design, 'verifies').some(
    ({ from, to }) => from === id && !facts(design, 'writes').some((edge) => edge.from === id && edge.to === to),
  )
