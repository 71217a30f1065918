/** The colours that the tools know by name, and the tokens of `theme.css` that draw them. */
const named: ReadonlySet<string> = new Set(['red', 'orange', 'yellow', 'green', 'cyan', 'blue', 'purple', 'pink'])

/** OpenCode's words for colours of the terminal's theme. */
const themed: Readonly<Record<string, string>> = {
  primary: 'var(--agent-blue)',
  secondary: 'var(--agent-purple)',
  accent: 'var(--accent)',
  success: 'var(--agent-green)',
  warning: 'var(--agent-yellow)',
  error: 'var(--agent-red)',
  info: 'var(--agent-cyan)',
}

/**
 * An agent's colour as CSS. A file may say anything as a colour, so only a known word or a hexadecimal value passes;
 * the rest, and no colour, is the quiet one.
 */
export const agentColor = (color: string | null): string => {
  const word = color?.trim().toLowerCase() ?? ''
  if (named.has(word)) return `var(--agent-${word})`
  if (Object.hasOwn(themed, word)) return themed[word]!
  return /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/.test(word) ? word : 'var(--agent-none)'
}
