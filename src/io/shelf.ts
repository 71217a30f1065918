/** Where the browser keeps small things over a visit; null where it refuses to. */
export const shelf = (): Storage | null => {
  try {
    return window.localStorage
  } catch {
    return null
  }
}
