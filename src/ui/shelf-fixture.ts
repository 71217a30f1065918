/** A shelf as the browser's, for tests: what is put on it can be looked at. */
export const shelfWith = (text: string | null = null) => {
  const kept = { text }
  return {
    kept,
    getItem: () => kept.text,
    setItem: (_: string, value: string) => {
      kept.text = value
    },
  }
}

/** One that the browser refuses. */
export const refusingShelf = {
  getItem: () => {
    throw new Error('refused')
  },
  setItem: () => {
    throw new Error('full')
  },
}
