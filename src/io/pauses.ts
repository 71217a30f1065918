/** How long a piece of work may keep the page from answering, in milliseconds. */
const SLICE_MS = 12

/** Pauses in long work on the page: `due` says when it has gone on for long enough, `take` lets the page answer. */
export const pauses = () => {
  let until = performance.now() + SLICE_MS
  return {
    due: (): boolean => performance.now() > until,
    take: async (): Promise<void> => {
      await new Promise((resolve) => setTimeout(resolve))
      until = performance.now() + SLICE_MS
    },
  }
}

/**
 * Runs work that stops after every step, with pauses between the steps where the page needs them. Where the work took long,
 * there is one more before the answer: what is done with it begins anew.
 */
export const withPauses = async <T>(steps: Generator<unknown, T>): Promise<T> => {
  const pause = pauses()
  for (let step = steps.next(); ; step = steps.next()) {
    if (pause.due()) await pause.take()
    if (step.done) return step.value
  }
}
