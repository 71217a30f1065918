import type { Pattern } from '../../../design/records/agent.ts'

/** Where the guard, its policy and its notes stand. */
export const GUARD_PATH = '.opencode/dotbox-guard.mjs'
export const PLUGIN_PATH = '.opencode/plugins/dotbox-guard.js'
export const POLICY_PATH = '.opencode/dotbox-policy.json'

/**
 * What no agent may change, as OpenCode spells patterns (`*` is any text, slashes too): whatever decides about agents here or
 * in a folder below, git's own files (a hook there is run by every commit), and what guards the team in other tools.
 */
export const KEPT: readonly string[] = [
  '.opencode/*',
  '*/.opencode/*',
  'opencode.json',
  'opencode.jsonc',
  '*/opencode.json',
  '*/opencode.jsonc',
  '.git',
  '.git/*',
  '*/.git/*',
  '*/dotbox-*',
]

/** What the policy names as kept: the guard's own files by name, so that a refusal tells which one it was, then the rest. */
export const keptPaths: readonly string[] = [GUARD_PATH, PLUGIN_PATH, POLICY_PATH, '.opencode/dotbox-state/*', ...KEPT]

/** The same as exceptions that stand behind all others, so that nothing opens them again. */
export const keptRules: readonly Pattern[] = KEPT.map((pattern) => ({ pattern, level: 'deny' }))
