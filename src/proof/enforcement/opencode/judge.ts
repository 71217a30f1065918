import type { Design } from '../../../design/model.ts'
import { opencode } from '../../../targets/opencode/index.ts'
import { isAsked, type Outcome, type Result, type Said } from '../attempt.ts'
import type { OpenCodeAttempt } from './attempt.ts'
import type { Run } from './client.ts'
import { textIn } from './stage.ts'

/** What came of an attempt: what the client answered, what is on the disk, and what the evaluator says. */
export const judge = (design: Design, folder: string, run: Run, attempt: OpenCodeAttempt): Result => {
  const answered = run.results.find(({ id }) => id === attempt.id)
  const said = evaluated(design, attempt)
  if (!answered) return { attempt, came: 'nothing', detail: `It was never tried. ${run.failed ?? ''}`.trim(), said }
  const left = isLeft(folder, attempt)
  const told = attempt.told === null || attempt.told.test(answered.said)
  return {
    attempt,
    came: !told
      ? 'nothing'
      : answered.done
        ? cameOfDone(attempt, left, answered.said)
        : cameOfRefused(left, answered.said),
    detail: `${answered.said.replace(/\s+/g, ' ').slice(0, 300)}${left === false && answered.done ? ' (It left nothing on the disk.)' : ''}`,
    said,
  }
}

const cameOfDone = (attempt: OpenCodeAttempt, left: boolean | null, said: string): Outcome | 'nothing' => {
  if (left === false) return 'nothing'
  if (/DotBox: while this ran/.test(said)) return 'told'
  return attempt.must === 'hole' ? 'hole' : 'succeed'
}

/** A call may fail for other reasons too, which prove nothing. */
const REFUSED = /DotBox: |specified a rule which prevents|tried to call unavailable tool|Subagent depth limit/

const cameOfRefused = (left: boolean | null, said: string): Outcome | 'nothing' => {
  if (left === true) return 'hole'
  if (/user rejected permission/i.test(said)) return 'ask'
  return REFUSED.test(said) ? 'refuse' : 'nothing'
}

/** Is the trace of an attempt on the disk? Null where it leaves none. */
const isLeft = (folder: string, { leaves }: OpenCodeAttempt): boolean | null => {
  if (leaves === null) return null
  if (typeof leaves === 'string') return textIn(folder, leaves) !== null
  return textIn(folder, leaves[0])?.includes(leaves[1]) === true
}

const evaluated = (design: Design, { asked }: OpenCodeAttempt): Said | null =>
  isAsked(asked) ? opencode.may(design, `agent:${asked.agent}`, asked.act) : null
