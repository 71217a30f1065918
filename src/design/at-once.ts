/** Runs work that can stop after each of its steps to the end, without stopping. */
export const atOnce = <T>(steps: Generator<unknown, T>): T => {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}
