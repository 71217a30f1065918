/**
 * A name or path as a Markdown code span, and back. The fence is longer than any run of backticks inside, as CommonMark
 * asks; a text that begins or ends with a backtick, or is blank at both ends, is set off by a space.
 */
export const code = (text: string): string => {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$|^ .* $/.test(text) || text === '' ? ' ' : ''
  return `${fence}${pad}${text}${pad}${fence}`
}

/** The code spans of a line, in order, with the offset behind each. */
export const codeSpans = (line: string): { text: string; end: number }[] => {
  const found: { text: string; end: number }[] = []
  const opening = /`+/g
  for (let open = opening.exec(line); open; open = opening.exec(line)) {
    const fence = open[0]
    const close = closingFence(line, opening.lastIndex, fence.length)
    if (close < 0) continue
    found.push({ text: unpadded(line.slice(opening.lastIndex, close)), end: close + fence.length })
    opening.lastIndex = close + fence.length
  }
  return found
}

const closingFence = (line: string, from: number, length: number): number => {
  const runs = /`+/g
  runs.lastIndex = from
  for (let run = runs.exec(line); run; run = runs.exec(line)) if (run[0].length === length) return run.index
  return -1
}

const unpadded = (text: string): string => {
  const inner = text.startsWith(' ') && text.endsWith(' ') && text.length >= 2 ? text.slice(1, -1) : text
  return inner === text ? text : /^`|`$|^ .* $/.test(inner) || inner === '' ? inner : text
}
