/** The short names of Claude Code: each means the newest model of its kind. */
const ALIASES = ['sonnet', 'opus', 'haiku', 'fable']

/** Models to offer: the short names and the full ids of the client's own defaults. */
export const models: readonly string[] = [
  ...ALIASES,
  'claude-fable-5',
  'claude-opus-5',
  'claude-opus-4-8',
  'claude-sonnet-5',
  'claude-haiku-4-5',
]

/**
 * A model as Claude Code spells it. `anthropic/claude-…` loses its provider; another provider's model has no spelling.
 * A word without a provider stays: the client passes it on unchecked, which gateways rely on.
 */
export const modelFor = (model: string): string | null => {
  const name = model.trim()
  if (name === '') return null
  const slash = name.indexOf('/')
  if (slash >= 0)
    return name.startsWith('anthropic/') && !name.includes('/', slash + 1) && name.length > slash + 1
      ? name.slice(slash + 1)
      : null
  const alias = name.toLowerCase().replace(/\[1m\]$/, '')
  return ALIASES.includes(alias) || alias === 'inherit' ? name.toLowerCase() : name
}
