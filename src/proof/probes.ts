import { matches } from '../targets/opencode/wildcard.ts'
import { hasTool, type RosterTools, type SessionRules } from './claude-roster.ts'
import type { OpenCodeAgent } from './opencode.ts'

/** One thing that an agent may try, in the words of both clients. */
export type Probe = {
  /** OpenCode: the key of the permission and the value that is matched. */
  readonly key: string
  readonly value: string
  /** Claude Code: the tool and what its rules are matched against. */
  readonly tool: string
  readonly input: string
  /** What a design calls it. */
  readonly capability: string
}

export type Verdict = 'deny' | 'ask' | 'allow'
const FREEDOM: readonly Verdict[] = ['deny', 'ask', 'allow']
export const isWider = (a: Verdict, b: Verdict): boolean => FREEDOM.indexOf(a) > FREEDOM.indexOf(b)

const FILES = [
  'src/a.ts',
  'src/deep/b.ts',
  'docs/a.md',
  'README.md',
  '.env',
  'app/.env',
  '.env.local',
  'infra/main.tf',
  'secrets/key.pem',
]
const COMMANDS = ['ls -la', 'npm test', 'git status', 'git push --force', 'rm -rf build', 'rm', 'curl http://x.test']

/** What is tried for every agent; `words` are patterns that stand in the files, of which values are made that they match. */
export const probesFor = (
  words: readonly string[],
  agents: readonly (readonly [string, string])[],
  servers: readonly string[],
): Probe[] => {
  const values = [...new Set(words.flatMap(valuesOf))]
  const paths = [...new Set([...FILES, ...values.filter((value) => !/\s/.test(value))])]
  const commands = [...new Set([...COMMANDS, ...values])]
  const of = (capability: string, key: string, tool: string, all: readonly string[]): Probe[] =>
    all.map((value) => ({ key, value, tool, input: value, capability }))
  return [
    ...of('read', 'read', 'Read', paths),
    ...of('edit', 'edit', 'Edit', paths),
    ...of('edit', 'edit', 'Write', paths),
    ...of('search', 'grep', 'Grep', ['TODO']),
    ...of('search', 'glob', 'Glob', ['**/*.ts']),
    ...of('shell', 'bash', 'Bash', commands),
    { key: 'webfetch', value: '*', tool: 'WebFetch', input: 'https://example.test/', capability: 'web' },
    { key: 'websearch', value: '*', tool: 'WebSearch', input: 'x', capability: 'web' },
    ...[['general', 'general-purpose'] as const, ...agents].map(([value, input]) => ({
      key: 'task',
      value,
      tool: 'Agent',
      input,
      capability: 'delegate',
    })),
    ...of('skills', 'skill', 'Skill', ['release', ...values.filter((value) => /^[\w-]+$/.test(value))]),
    ...of('other', 'todowrite', 'TodoWrite', ['*']),
    ...of('other', 'lsp', 'LSP', ['*']),
    ...[...new Set([...servers, 'mcp__nobody__named'])].map((tool) => ({
      key: tool.replace(/^mcp__/, '').replace('__', '_'),
      value: '*',
      tool,
      input: '',
      capability: 'mcp',
    })),
  ]
}

/** Values that a pattern matches, whatever its language: with nothing, and with something, for each star. */
const valuesOf = (pattern: string): string[] => {
  const bare = pattern.replace(/:\*$/, ' *').replace(/^(?:\.\/|\/)+/, '')
  return [
    bare.replace(/\*+/g, 'x'),
    bare.replace(/\/?\*+\/?/g, '/y/z/').replace(/^\/|\/$/g, ''),
    bare.replace(/ ?\*+/g, ''),
  ]
    .map((value) => value.replace(/[[\]{}?!]/g, '').trim())
    .filter((value) => value !== '' && value.length < 200)
}

/** The rule that decides in OpenCode: the last one that matches; none means asking. */
const openCodeRule = ({ permission }: OpenCodeAgent, { key, value }: Probe): number =>
  permission.findLastIndex((rule) => matches(rule.permission, key) && matches(rule.pattern, value))

/** True where a rule decides that the client has by itself, or that only repeats it. */
export const isDefault = (agent: OpenCodeAgent, probe: Probe, defaults: number): boolean => {
  const at = openCodeRule(agent, probe)
  const rule = agent.permission[at]
  return (
    at < defaults ||
    agent.permission
      .slice(0, defaults)
      .some(
        ({ permission, pattern, action }) =>
          pattern !== '*' && permission === rule?.permission && pattern === rule.pattern && action === rule.action,
      )
  )
}

export const inOpenCode = (agent: OpenCodeAgent, probe: Probe): Verdict =>
  (agent.permission[openCodeRule(agent, probe)]?.action ?? 'ask') as Verdict

/** What happens in Claude Code: no tool, no use; then the session's rules, and the mode where one is stated. */
export const inClaude = (tools: RosterTools, rules: SessionRules, mode: string | null, probe: Probe): Verdict => {
  if (!named(probe.tool).some((tool) => hasTool(tools, tool))) return 'deny'
  if (rules.deny.some((rule) => applies(rule, probe, 'deny'))) return 'deny'
  if (rules.ask.some((rule) => applies(rule, probe, 'deny'))) return 'ask'
  const allowed = rules.allow.some((rule) => applies(rule, probe, 'allow'))
  const { capability } = probe
  if (mode === 'plan') return capability === 'edit' ? 'deny' : capability === 'shell' ? 'ask' : 'allow'
  if (mode === 'dontAsk')
    return allowed || ['read', 'search', 'delegate', 'other'].includes(capability) ? 'allow' : 'deny'
  if (mode === 'default' || mode === 'manual')
    return !allowed && ['edit', 'shell', 'web'].includes(capability) ? 'ask' : 'allow'
  return 'allow'
}

/** Other tools that do the same. */
const named = (tool: string): string[] =>
  tool === 'TodoWrite'
    ? ['TodoWrite', 'TaskCreate', 'TaskUpdate']
    : tool === 'Bash'
      ? ['Bash', 'PowerShell', 'Monitor']
      : [tool]

const applies = (rule: string, { tool, input }: Probe, kind: 'deny' | 'allow'): boolean => {
  const [, name = '', inside] = /^\s*([^()\s]+)\s*(?:\((.*)\))?\s*$/s.exec(rule) ?? []
  const alias = name === 'Task' ? 'Agent' : name
  if (inside === undefined || inside === '*') {
    if (kind === 'deny' && alias.includes('*')) return star(alias, tool)
    return (
      alias === tool ||
      (alias.startsWith('mcp__') && tool.startsWith(`${alias}__`)) ||
      (alias === 'Read' && kind === 'deny' && ['Grep', 'Glob'].includes(tool))
    )
  }
  if (alias === 'Bash' && tool === 'Bash') {
    const pattern = inside.replace(/:\*$/, ' *')
    return star(pattern, input) || (pattern.endsWith(' *') && input === pattern.slice(0, -2))
  }
  const covers =
    alias === 'Edit'
      ? ['Edit', 'Write']
      : alias === 'Read'
        ? kind === 'deny'
          ? ['Read', 'Edit', 'Write']
          : ['Read']
        : []
  if (covers.includes(tool)) return ignored(inside, input)
  if ((alias === 'Agent' || alias === 'Skill') && alias === tool) return star(inside, input) || inside.includes(':')
  // A rule about some addresses: of those that it names nothing is known, so it counts for all.
  return kind === 'deny' && alias === tool && !['Write', 'Glob', 'Grep'].includes(alias)
}

const star = (pattern: string, text: string): boolean =>
  new RegExp(`^${pattern.split('*').map(literal).join('.*')}$`, 's').test(text)
const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** gitignore, as far as rules of permission use it. */
const ignored = (pattern: string, path: string): boolean => {
  if (/^(?:\/\/|~)/.test(pattern)) return false
  const tied = pattern.startsWith('/')
  const body = pattern.replace(/^(?:\.\/|\/)+/, '')
  const source = body
    .split(/(\*\*\/|\/\*\*$|\*|\?)/)
    .map((part) =>
      part === '**/'
        ? '(?:.*/)?'
        : part === '/**'
          ? '/.*'
          : part === '*'
            ? '[^/]*'
            : part === '?'
              ? '[^/]'
              : literal(part),
    )
    .join('')
    .replace(/\/$/, '')
  return new RegExp(`^${tied ? '' : '(?:.*/)?'}${source}(?:/.*)?$`, 's').test(path)
}
