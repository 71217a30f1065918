import type { Level } from '../../../design/records/agent.ts'
import type { Json, JsonObject } from '../../../files/json.ts'
import { gradedOf, printGraded } from '../level.ts'
import { DEFAULTS, type Rule, rulesOf } from '../permission.ts'

/**
 * DotBox's own configuration file. OpenCode lays it over the person's `opencode.json`, which is never touched for this, so
 * that switching enforcement off deletes one file.
 */
export const OWN_CONFIG = '.opencode/opencode.json'

/** What becomes of the agents that OpenCode brings along: they keep what they could do before, or are switched off. */
export const BUILT_INS = ['keep', 'off'] as const
export type BuiltIns = (typeof BUILT_INS)[number]

/** The tools that are shut for every agent that no file opens them to: one whose file is broken, one that nobody listed. */
export const SHUT = ['edit', 'bash', 'task'] as const
export const BASELINE: JsonObject = Object.fromEntries(SHUT.map((tool) => [tool, 'deny' satisfies Level]))

/**
 * The agents that come with the client and what each adds to the defaults (1.18.33, `Agent` in the bundle); the hidden ones,
 * which use no tools, apart. `general` and `explore` call nobody: without a word about `task` the client denies it to them.
 */
const OWN_RULES: Readonly<Record<string, JsonObject>> = {
  build: {},
  plan: {
    task: { general: 'deny' },
    edit: { '*': 'deny', '.opencode/plans/*.md': 'allow', '*.local/share/opencode/plans/*.md': 'allow' },
  },
  general: { task: 'deny' },
  explore: { '*': 'deny', bash: 'allow' },
}

export type OwnConfig = {
  readonly builtIns: BuiltIns
  /** The permissions that the person's own configuration gives to every agent. */
  readonly shared: JsonObject
  /** The agents that come with the client and that the design holds: their own entries say what they may do. */
  readonly designed: ReadonlySet<string>
  readonly depth: number
  /** What the files of the person's own agents leave open, by agent. */
  readonly others: ReadonlyMap<string, JsonObject>
}

/** What the file says: everything shut, then each of the client's own agents as it was before, or switched off. */
export const ownConfig = ({ builtIns, shared, designed, depth, others }: OwnConfig): JsonObject => {
  const theirs = rulesOf(shared)
  const names = Object.keys(OWN_RULES).filter((name) => !designed.has(name))
  const entry = (name: string): JsonObject =>
    builtIns === 'off' ? { disable: true } : { permission: asBefore(OWN_RULES[name] ?? {}, theirs) }
  const agents: JsonObject = {
    ...Object.fromEntries(names.map((name) => [name, entry(name)])),
    ...Object.fromEntries([...others].map(([name, permission]) => [name, { permission }])),
  }
  return {
    $schema: 'https://opencode.ai/config.json',
    permission: BASELINE,
    ...(Object.keys(agents).length > 0 ? { agent: agents } : {}),
    // Where OpenCode 2 looks for the depth; version 1 reads `subagent_depth` in the configuration beside it.
    ...(depth > 1 ? { experimental: { subagent_depth: depth } } : {}),
  }
}

/** The same answers as before the baseline: the agent's own rules, and over them what the person said for all agents. */
const asBefore = (own: JsonObject, theirs: readonly Rule[]): JsonObject =>
  Object.fromEntries(
    SHUT.map((tool): [string, Json] => [tool, printGraded(gradedOf(DEFAULTS, [...rulesOf(own), ...theirs], tool))]),
  )
