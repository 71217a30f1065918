/** A pause of this many milliseconds ends a burst of typing: what is typed after it is a step of its own. */
const PAUSE = 1200

/**
 * Names bursts of typing, so that each is one step to be undone. The same field without a longer pause is the same
 * burst. `now` counts in milliseconds.
 */
export const bursts = (now: () => number) => {
  let last = { field: '', at: Number.NEGATIVE_INFINITY, count: 0 }
  return (field: string): string => {
    const at = now()
    const goesOn = last.field === field && at - last.at < PAUSE
    last = { field, at, count: goesOn ? last.count : last.count + 1 }
    return `${field}#${last.count}`
  }
}
