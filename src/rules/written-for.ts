import type { Design, RecordOf } from '../design/model.ts'
import { settings } from '../design/queries.ts'
import { targets } from '../targets/index.ts'
import type { Target } from '../targets/target.ts'

/** The tools that an agent is written for. */
export const writtenFor = (design: Design, agent: RecordOf<'agent'>): readonly Target[] => {
  const { exportTo } = settings(design)
  return targets.filter(({ id }) => exportTo.includes(id) && !agent.leftOut.includes(id))
}
