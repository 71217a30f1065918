/** The words that OpenCode takes for a colour of its theme. */
export const THEME_COLORS = ['primary', 'secondary', 'accent', 'success', 'warning', 'error', 'info'] as const

/** The colour words of Claude Code as fixed colours, readable on light and dark. */
const WORDS: Readonly<Record<string, string>> = {
  red: '#DC2626',
  blue: '#2563EB',
  green: '#16A34A',
  yellow: '#CA8A04',
  purple: '#9333EA',
  orange: '#EA580C',
  pink: '#DB2777',
  cyan: '#0891B2',
}

/** A colour that OpenCode takes (`#RRGGBB` or a word of its theme), or null: any other word fails its configuration. */
export const colorFor = (color: string): string | null => {
  const word = color.trim()
  if (/^#[0-9a-fA-F]{6}$/.test(word)) return word
  const short = /^#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])$/.exec(word)
  if (short)
    return `#${short
      .slice(1)
      .map((digit) => digit + digit)
      .join('')}`
  const lower = word.toLowerCase()
  if ((THEME_COLORS as readonly string[]).includes(lower)) return lower
  return Object.hasOwn(WORDS, lower) ? (WORDS[lower] ?? null) : null
}
