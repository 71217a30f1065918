import fc from 'fast-check'
import { aCase, type FuzzCase, type Pool } from './case.ts'
import { shown } from './mutation.ts'
import { type Step, type Stopwatch, tryCase } from './one-case.ts'

export type Slowest = {
  readonly milliseconds: number
  readonly steps: readonly Step[]
  readonly files: readonly string[]
}

export type FuzzOutcome = {
  readonly cases: number
  readonly edited: number
  readonly slowest: Slowest
  /** Each in words, with its case made as small as it gets. */
  readonly failures: readonly string[]
}

/** Cases between two looks at what went wrong: one failure does not end the run. */
const BATCH = 100
const MOST_FAILURES = 20

/**
 * Tries cases out of a pool, the same for the same seed.
 *
 * @param isTimeUp stops before all cases are done
 */
export const fuzz = (
  pool: Pool,
  {
    cases,
    seed,
    watch,
    isTimeUp = () => false,
  }: { cases: number; seed: number; watch: Stopwatch; isTimeUp?: () => boolean },
): FuzzOutcome => {
  let [done, edited] = [0, 0]
  let slowest: Slowest = { milliseconds: 0, steps: [], files: [] }
  const failures: string[] = []
  for (let batch = 0; done < cases && failures.length < MOST_FAILURES && !isTimeUp(); batch++) {
    const runs = Math.min(BATCH, cases - done)
    const run = { seed: seed + batch, numRuns: runs }
    const details = fc.check(
      fc.property(aCase(pool), (one) => {
        const outcome = tryCase(one, watch)
        if (outcome.edited) edited += 1
        if (outcome.milliseconds > slowest.milliseconds)
          slowest = { milliseconds: outcome.milliseconds, steps: outcome.steps, files: [...one.files.keys()] }
        if (outcome.problems.length > 0) throw new Error(outcome.problems.join('\n  '))
      }),
      // Shrinking a case that hangs would take as long as all cases together.
      { ...run, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
    )
    if (details.failed) failures.push(inWords(details, run.seed))
    done += details.failed ? details.numRuns : runs
  }
  return { cases: done, edited, slowest, failures }
}

const inWords = (details: fc.RunDetails<[FuzzCase]>, seed: number): string => {
  const [one] = details.counterexample ?? []
  const files = [...(one?.files ?? [])].map(
    ([path, content]) => `    ${JSON.stringify(path)}: ${shown(content, 1_500)}`,
  )
  const { errorInstance } = details
  return [
    `seed ${seed}, path ${details.counterexamplePath}`,
    `  ${errorInstance instanceof Error ? errorInstance.message : String(errorInstance)}`,
    `  edit: ${JSON.stringify(one?.edit)}`,
    '  files:',
    ...files,
  ].join('\n')
}
