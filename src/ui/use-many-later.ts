import { useDeferredValue } from 'react'

/** What is selected; where that are many, only after the canvas shows it: what is said of many beside it takes longer. */
export const useManyLater = (chosen: ReadonlySet<string>): ReadonlySet<string> => {
  const later = useDeferredValue(chosen)
  return chosen.size > 1 ? later : chosen
}
