/** How wide one letter is drawn, in pixels. */
type WidthOf = (letter: string) => number

/** What is not Latin is mostly as wide as it is high. */
const isWide = (letter: string) => letter.codePointAt(0)! > 0x2e80

/** About how wide a letter of the page's sans is at 11 px: close enough for a label's box, without a page. */
const sans: WidthOf = (letter) => {
  if ("iljtfI.,:;'!|()[]".includes(letter)) return 3.6
  if ('mwMW@%…—'.includes(letter)) return 9.6
  if (letter === ' ') return 3.2
  if (isWide(letter)) return 11.5
  return letter === letter.toLowerCase() ? 6.3 : 7.6
}

/** How wide a letter of the page's mono is in a size in pixels. */
export const mono =
  (size: number): WidthOf =>
  (letter) =>
    isWide(letter) ? size : size * 0.6

export const textWidth = (text: string, widthOf: WidthOf = sans): number => {
  let width = 0
  for (const letter of text) width += widthOf(letter)
  return width
}

/** How much of a text, from its beginning, has room in a width: where it would be cut. */
export const fitting = (text: string, room: number, widthOf: WidthOf): number => {
  let width = 0
  let end = 0
  for (const letter of text) {
    width += widthOf(letter)
    if (width > room) break
    end += letter.length
  }
  return end
}

/** A text shortened to a width in pixels, with an ellipsis at the end of what was cut; '' where not even a few letters fit. */
export const fitted = (text: string, room: number, widthOf: WidthOf = sans): string => {
  const line = text.split('\n', 1)[0]!.trim()
  if (textWidth(line, widthOf) <= room) return line
  const end = fitting(line, room - widthOf('…'), widthOf)
  return end < 4 ? '' : `${line.slice(0, end).trimEnd()}…`
}

/** A name shortened so that a number at its end stays: it tells apart what is called alike. */
export const fittedName = (name: string, room: number, widthOf: WidthOf = sans): string => {
  const line = name.trim()
  const number = /\d+$/.exec(line)?.[0]
  if (!number || textWidth(line, widthOf) <= room) return fitted(name, room, widthOf)
  const left = room - widthOf('…') - textWidth(number, widthOf)
  const end = Math.min(line.length - number.length, fitting(line, left, widthOf))
  return end < 1 ? fitted(name, room, widthOf) : `${line.slice(0, end).trimEnd()}…${number}`
}

/** A text of which the end tells most, as of a path, shortened at its beginning. */
export const fittedEnd = (text: string, room: number, widthOf: WidthOf = sans): string => {
  const line = text.split('\n', 1)[0]!.trim()
  if (textWidth(line, widthOf) <= room) return line
  const limit = room - widthOf('…')
  let width = 0
  let kept = ''
  for (const letter of [...line].reverse()) {
    width += widthOf(letter)
    if (width > limit) break
    kept = letter + kept
  }
  return [...kept].length < 3 ? '' : `…${kept.trimStart()}`
}

/** How many letters the longest part of a name has that is not broken: it may be, behind a sign and at a space. */
export const longestPart = (name: string): number =>
  Math.max(1, ...name.split(/(?<=[-_/.])(?!\d)|\s+/).map((part) => [...part].length))
