/** A whole number for people: 12,345. `toLocaleString` would load tables first, and the page would wait for it. */
export const numberText = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')
