/** Models of Anthropic that the model list inside 1.18.33 holds, the newest of each family first. */
const NEWEST = {
  opus: 'claude-opus-5-5',
  sonnet: 'claude-sonnet-5',
  haiku: 'claude-haiku-4-5',
  fable: 'claude-fable-5-1',
} as const

/** Models to offer: ids that the client itself knows without a network. */
export const models: readonly string[] = [
  ...Object.values(NEWEST).map((id) => `anthropic/${id}`),
  'anthropic/claude-sonnet-4-6',
  'openai/gpt-6-sol',
  'openai/gpt-6-luna',
  'openai/gpt-5.3-codex',
  'google/gemini-3.8-flash',
  'google/gemini-3.1-pro-preview',
]

/**
 * A model as OpenCode spells it, `provider/id`. Words for a family take its newest model; null where the model is that
 * of the caller (`inherit`), or has no provider that could be guessed: `sonnet` alone would name a provider.
 */
export const modelFor = (model: string): string | null => {
  const plain = model.trim().replace(/\[[^\]]*\]$/, '')
  if (/^[^/\s]+\/\S+$/.test(plain)) return plain
  const family = plain.toLowerCase()
  if (Object.hasOwn(NEWEST, family)) return `anthropic/${NEWEST[family as keyof typeof NEWEST]}`
  if (/^claude-[a-z0-9.-]+$/i.test(plain)) return `anthropic/${plain}`
  return null
}
