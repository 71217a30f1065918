/** The eight colours of Claude Code with their hue in degrees. */
const HUES: Readonly<Record<string, number>> = {
  red: 0,
  orange: 28,
  yellow: 50,
  green: 140,
  cyan: 187,
  blue: 220,
  purple: 270,
  pink: 325,
}

export const COLORS: readonly string[] = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan']

/** Words for colours that other tools use, a theme's roles among them. */
const WORDS: Readonly<Record<string, string>> = {
  primary: 'blue',
  secondary: 'purple',
  accent: 'pink',
  success: 'green',
  warning: 'yellow',
  error: 'red',
  info: 'cyan',
  magenta: 'pink',
  violet: 'purple',
  teal: 'cyan',
}

/** A colour in Claude Code's words: an exact word stays, a hex colour becomes the nearest by hue; null for greys and unknown words. */
export const colorFor = (color: string): string | null => {
  const word = color.trim().toLowerCase()
  if (COLORS.includes(word)) return word
  if (Object.hasOwn(WORDS, word)) return WORDS[word] ?? null
  const hue = hueOf(word)
  if (hue === null) return null
  const apart = (other: number) => Math.min(Math.abs(hue - other), 360 - Math.abs(hue - other))
  return Object.entries(HUES).reduce((near, next) => (apart(next[1]) < apart(near[1]) ? next : near))[0]
}

/** The hue of `#rgb` or `#rrggbb` in degrees; null where it is no such colour, or one without a hue to speak of. */
const hueOf = (hex: string): number | null => {
  const digits = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/.exec(hex)
  if (!digits) return null
  const full = digits[2] ?? [...(digits[1] ?? '')].map((digit) => digit + digit).join('')
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16))
  const most = Math.max(red, green, blue)
  const span = most - Math.min(red, green, blue)
  if (span < 32) return null
  const sixth =
    most === red ? ((green - blue) / span + 6) % 6 : most === green ? (blue - red) / span + 2 : (red - green) / span + 4
  return sixth * 60
}
