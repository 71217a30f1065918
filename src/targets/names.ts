/**
 * The targets by id and name alone, in the order of the registry, for what must be on the page before the targets
 * themselves are loaded. `names.test.ts` holds this list to the registry.
 */
export const targetNames = [
  { id: 'claude-code', name: 'Claude Code' },
  { id: 'opencode', name: 'OpenCode' },
] as const
