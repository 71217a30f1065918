/** Times in milliseconds of the same work, done several times. */
export type Times = { readonly cold: number; readonly median: number }

/** Something to be measured. What it gives back is kept, so that no work can be left out as useless. */
export type Job = () => unknown

let kept: unknown

const timed = (job: Job): number => {
  const start = performance.now()
  kept = job()
  return performance.now() - start
}

/**
 * Measures jobs against one another: in turns, so that a busy moment of the machine hits all of them, after some rounds
 * that do not count. `cold` is the very first time.
 */
export const inTurns = (jobs: readonly Job[], rounds: { readonly warm: number; readonly counted: number }): Times[] => {
  const cold = jobs.map(timed)
  for (let round = 1; round < rounds.warm; round++) for (const job of jobs) timed(job)
  const times = jobs.map((): number[] => [])
  for (let round = 0; round < rounds.counted; round++)
    for (const [at, job] of jobs.entries()) times[at]?.push(timed(job))
  return jobs.map((_, at) => ({ cold: cold[at] ?? 0, median: median(times[at] ?? []) }))
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

/** What the last job gave back. */
export const lastResult = (): unknown => kept
