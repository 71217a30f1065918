/** A text of any lines as a Markdown quotation, indented by `indent`; every line stays readable as it was. */
export const quote = (text: string, indent = ''): string[] =>
  text.split('\n').map((line) => (line === '' ? `${indent}>` : `${indent}> ${line}`))

/** The lines that a quotation holds, from `start` on, and how many lines it takes; null where none begins there. */
export const readQuote = (
  lines: readonly string[],
  start: number,
  indent = '',
): { text: string; count: number } | null => {
  const found: string[] = []
  for (let at = start; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === `${indent}>`) found.push('')
    else if (line.startsWith(`${indent}> `)) found.push(line.slice(indent.length + 2))
    else break
  }
  return found.length === 0 ? null : { text: found.join('\n'), count: found.length }
}
