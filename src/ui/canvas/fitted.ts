/** About how wide a text is drawn in the page's sans at 11 px, in pixels: close enough for a label's box, without a page. */
export const textWidth = (text: string): number => {
  let width = 0
  for (const letter of text) width += widthOf(letter)
  return width
}

const widthOf = (letter: string): number => {
  if ("iljtfI.,:;'!|()[]".includes(letter)) return 3.6
  if ('mwMW@%…—'.includes(letter)) return 9.6
  if (letter === ' ') return 3.2
  // What is not Latin is mostly as wide as it is high.
  if (letter.codePointAt(0)! > 0x2e80) return 11.5
  return letter === letter.toLowerCase() ? 6.3 : 7.6
}

/** A text shortened to a width in pixels, with an ellipsis at the end of what was cut; '' where not even a few letters fit. */
export const fitted = (text: string, room: number): string => {
  const line = text.split('\n', 1)[0]!.trim()
  if (textWidth(line) <= room) return line
  const limit = room - widthOf('…')
  let width = 0
  let end = 0
  for (const letter of line) {
    width += widthOf(letter)
    if (width > limit) break
    end += letter.length
  }
  return end < 4 ? '' : `${line.slice(0, end).trimEnd()}…`
}

/** A text of which the end tells most, as of a path, shortened at its beginning. */
export const fittedEnd = (text: string, room: number): string => {
  const line = text.split('\n', 1)[0]!.trim()
  if (textWidth(line) <= room) return line
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
