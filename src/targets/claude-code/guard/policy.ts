import type { Design, RecordOf } from '../../../design/model.ts'
import { all } from '../../../design/queries.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import { joinPath } from '../../../files/path.ts'
import { type Policy, policyOf } from '../../../guard/policy.ts'
import { agentFor } from '../../target.ts'
import { CLAUDE_CODE } from '../id.ts'
import { serverWord } from '../tools.ts'

export const POLICY = '.claude/dotbox-policy.json'
export const GUARD = '.claude/hooks/dotbox-guard.mjs'

/**
 * What no agent may change: the guard with all that it rests on, everything that runs as a program of the person's (hooks,
 * servers, git's own), and who the agents are.
 */
const keptBelow = (root: string): string[] => [
  ...[
    '.claude/settings.json',
    '.claude/settings.local.json',
    '.claude/dotbox-policy.json',
    '.claude/dotbox-state/**',
    '.claude/hooks/**',
    '.claude/agents/**',
    '.claude/workflows/**',
    '.mcp.json',
  ].map((path) => joinPath(root, path)),
]
const KEPT_ANYWHERE = ['*/.claude/settings.json', '*/.claude/settings.local.json', '.git/**', '*/.git/**']

/** The projects in a design that have agents for Claude Code: '' for the top, else the folder of a nested one. */
export const rootsOf = (design: Design): string[] => [...new Set(agentsHere(design).map(({ root }) => root))].sort()

const agentsHere = (design: Design): RecordOf<'agent'>[] =>
  all(design, 'agent').filter((agent) => !agent.leftOut.includes(CLAUDE_CODE))

const policies = new WeakMap<Design, Map<string, Policy>>()

/** The policy of the agents of one project, for Claude Code. A design never changes, so it is made once. */
export const claudePolicy = (design: Design, root: string): Policy => {
  const known = policies.get(design) ?? new Map<string, Policy>()
  policies.set(design, known)
  const policy = known.get(root) ?? makePolicy(design, root)
  known.set(root, policy)
  return policy
}

const makePolicy = (design: Design, root: string): Policy =>
  policyOf(design, {
    agents: new Map(
      agentsHere(design)
        .filter((agent) => agent.root === root)
        .map((agent): [AgentId, RecordOf<'agent'>] => [agent.id, asSeen(agent)]),
    ),
    kept: [...keptBelow(root), ...KEPT_ANYWHERE],
    ...(root === ''
      ? {}
      : {
          top: root
            .split('/')
            .map(() => '..')
            .join('/'),
        }),
  })

/** The agent as Claude Code sees it: servers by the word that stands in a tool's name, and its own memory open to it. */
const asSeen = (agent: RecordOf<'agent'>): RecordOf<'agent'> => {
  const here = agentFor(agent, CLAUDE_CODE)
  const mcp = Object.fromEntries(
    Object.entries(here.capabilities.mcp).map(([server, level]) => [
      server === '*' ? server : serverWord(server),
      level,
    ]),
  )
  const memory = MEMORIES[String(agent.targets[CLAUDE_CODE]?.memory)]
  const remembers = memory === undefined ? [] : [{ pattern: `${memory}/${here.name}/*`, level: 'allow' as const }]
  return {
    ...here,
    capabilities: { ...here.capabilities, mcp },
    patterns: { ...here.patterns, ...(memory ? { edit: [...(here.patterns.edit ?? []), ...remembers] } : {}) },
  }
}

/** Where the client lets an agent keep what it learns, by the value of `memory`. */
const MEMORIES: Readonly<Record<string, string>> = {
  project: '.claude/agent-memory',
  local: '.claude/agent-memory-local',
}
