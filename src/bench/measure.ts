/** Times of the same work in milliseconds: the very first one, and the middle one of those that counted. */
export type Times = { readonly cold: number; readonly median: number }

/** Something to be measured. */
export type Job = () => unknown

/**
 * Measures jobs against one another, in turns, so that a busy moment of the machine hits all of them alike. Rounds to warm
 * up do not count.
 */
export const inTurns = <K extends string>(
  jobs: Readonly<Record<K, Job>>,
  rounds: { readonly warm: number; readonly counted: number },
): Record<K, Times> => {
  const all = Object.entries<Job>(jobs).map(([name, job]) => ({ name, job, cold: timed(job), times: [] as number[] }))
  for (let round = 0; round < rounds.warm + rounds.counted; round++) {
    for (const { job, times } of all) {
      const took = timed(job)
      if (round >= rounds.warm) times.push(took)
    }
  }
  return Object.fromEntries(all.map(({ name, cold, times }) => [name, { cold, median: median(times) }])) as Record<
    K,
    Times
  >
}

const timed = (job: Job): number => {
  const start = performance.now()
  const result = job()
  const took = performance.now() - start
  // Looked at, so that nobody may leave out the work whose result nobody wants.
  if (result === undefined) throw new Error('A job gives back what it made.')
  return took
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0
