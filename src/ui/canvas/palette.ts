/** The theme's colours as a drawn canvas needs them: values, not variables. */
export type Palette = {
  readonly ink: string
  readonly panel: string
  readonly sunken: string
  readonly note: string
  readonly line: string
  readonly lineStrong: string
  readonly accent: string
  readonly mono: string
  /** The value of a colour that may name a variable: `var(--agent-blue)`. */
  readonly css: (color: string) => string
}

let known: { theme: string; palette: Palette } | null = null

/** The colours of now. Asked of the page once per theme: asking makes the browser compute styles. */
export const palette = (): Palette => {
  const root = document.documentElement
  const theme = `${root.dataset.theme ?? ''} ${matchMedia('(prefers-color-scheme: dark)').matches}`
  if (known?.theme === theme) return known.palette
  const style = getComputedStyle(root)
  const values = new Map<string, string>()
  const token = (name: string) => {
    const value = values.get(name) ?? (style.getPropertyValue(name).trim() || '#888')
    values.set(name, value)
    return value
  }
  const palette: Palette = {
    ink: token('--ink'),
    panel: token('--panel'),
    sunken: token('--sunken'),
    note: token('--warning-wash'),
    line: token('--line'),
    lineStrong: token('--line-strong'),
    accent: token('--accent'),
    mono: '"JetBrains Mono Variable", ui-monospace, monospace',
    css: (color) => (color.startsWith('var(') ? token(color.slice(4, -1)) : color),
  }
  known = { theme, palette }
  return palette
}
