/**
 * What the line after a list's item begins with: its bullet, its number plus one, an empty box. '' where the item is
 * empty (the list ends), null where the line is no item.
 */
export const nextMarker = (line: string): string | null => {
  const found = /^(\s*)(?:([-*+])|(\d{1,9})([.)]))( +)(\[[ xX]\] +)?/.exec(line)
  if (!found) return null
  const [all, indent = '', bullet, number, dot = '', space = ' ', box] = found
  if (line.length === all.length) return ''
  return `${indent}${bullet ?? `${Number(number) + 1}${dot}`}${space}${box ? '[ ] ' : ''}`
}
