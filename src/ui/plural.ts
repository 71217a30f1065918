/** A count with its word: `1 spec`, `3 specs`, `2 directories`. */
export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`
