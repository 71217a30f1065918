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
  const runs = [...line.matchAll(/`+/g)].map((run) => ({ start: run.index, length: run[0].length }))
  // The next run of the same length closes a span. Found from the back, so that runs without a partner cost nothing.
  const closing: (number | undefined)[] = []
  const next = new Map<number, number>()
  for (let at = runs.length - 1; at >= 0; at--) {
    const length = runs[at]?.length ?? 0
    closing[at] = next.get(length)
    next.set(length, at)
  }
  const found: { text: string; end: number }[] = []
  for (let at = 0; at < runs.length; at++) {
    const [open, close] = [runs[at], runs[closing[at] ?? -1]]
    if (!open || !close) continue
    found.push({ text: unpadded(line.slice(open.start + open.length, close.start)), end: close.start + close.length })
    at = closing[at] ?? at
  }
  return found
}

const unpadded = (text: string): string => {
  const inner = text.startsWith(' ') && text.endsWith(' ') && text.length >= 2 ? text.slice(1, -1) : text
  return inner === text ? text : /^`|`$|^ .* $/.test(inner) || inner === '' ? inner : text
}
