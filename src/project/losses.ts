import type { Design, RecordOf } from '../design/model.ts'
import { all } from '../design/queries.ts'
import type { Target } from '../targets/target.ts'
import type { TargetLoss } from './change.ts'
import type { Reading } from './reading.ts'

/** What each target cannot say, agent by agent; the same loss of the whole target is named once. */
export const lossesOf = (
  design: Design,
  reading: Reading,
  chosen: readonly Target[],
  agents: readonly RecordOf<'agent'>[] = all(design, 'agent'),
): TargetLoss[] =>
  chosen.flatMap((target) =>
    agents
      .filter((agent) => !agent.leftOut.includes(target.id))
      .flatMap((agent) => target.losses(design, agent).map((loss) => ({ ...loss, target: target.id })))
      // Instructions that stand in a file of their own are written there, whatever the entry that names it can hold.
      .filter(
        ({ record, field }) =>
          field !== 'agent.instructions' || reading.places[target.id]?.[record]?.instructions === undefined,
      ),
  )
