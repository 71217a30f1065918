/**
 * How well what was typed fits a title: its letters in order, better at the beginnings of words and side by side.
 * Null where it does not fit. Linear in the length of the title for each letter typed.
 */
export const howWell = (typed: string, title: string): number | null => {
  const letters = typed.toLowerCase().replace(/\s+/g, '')
  const text = title.toLowerCase()
  let score = 0
  let at = -1
  for (const letter of letters) {
    const next = beginningOf(text, letter, at + 1) ?? text.indexOf(letter, at + 1)
    if (next < 0) return null
    score += next === at + 1 ? 3 : startsWord(text, next) ? 2 : -(next - at) / 20
    at = next
  }
  return text.startsWith(typed.toLowerCase().trim()) ? score + 10 : score - text.length / 100
}

const startsWord = (text: string, at: number): boolean => at === 0 || /[\s/:-]/.test(text[at - 1] ?? '')

/** Where the letter stands next, if not right here then at the beginning of a word. */
const beginningOf = (text: string, letter: string, from: number): number | null => {
  if (text[from] === letter) return from
  for (let at = text.indexOf(letter, from); at >= 0; at = text.indexOf(letter, at + 1))
    if (startsWord(text, at)) return at
  return null
}

/** What fits what was typed, the best first; everything, in its own order, where nothing was typed. */
export const bestFirst = <T>(typed: string, items: readonly T[], titleOf: (item: T) => string): readonly T[] =>
  typed.trim() === ''
    ? items
    : items
        .flatMap((item, order) => {
          const score = howWell(typed, titleOf(item))
          return score === null ? [] : [{ item, score, order }]
        })
        .sort((a, b) => b.score - a.score || a.order - b.order)
        .map(({ item }) => item)
