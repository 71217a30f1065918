import type { Design } from '../design/model.ts'
import { all, facts, get, settings } from '../design/queries.ts'
import type { Capability } from '../design/records/agent.ts'
import type { AgentId } from '../design/records/shared.ts'
import type { Act, MayAnswer } from '../guard/answer.ts'
import { CERTAINTIES, permissionKey, type RuleKey, type RuleLevel } from '../guard/certainty.ts'
import { nameIn } from '../prose/names.ts'
import { targets } from '../targets/index.ts'
import { levelsOf } from '../targets/levels.ts'
import type { Target } from '../targets/target.ts'

/** What can be asked of an agent, one word each. */
export const VERBS = ['read', 'search', 'edit', 'shell', 'web', 'call', 'skill', 'mcp'] as const
export type Verb = (typeof VERBS)[number]

/** May this agent do that? `value` is what the verb is about: a path, a command, a host, an agent, a skill, `server/tool`. */
export type Question = { readonly agent: AgentId; readonly verb: Verb; readonly value: string }

/** What each verb is about, and the capability that it comes under. */
export const verbs: Readonly<
  Record<
    Verb,
    { readonly title: string; readonly about: string; readonly example: string; readonly under: Capability | 'mcp' }
  >
> = {
  read: { title: 'Read a file', about: 'Path', example: 'src/main.ts', under: 'read' },
  search: { title: 'Search a folder', about: 'Path', example: 'src', under: 'search' },
  edit: { title: 'Change a file', about: 'Path', example: 'src/main.ts', under: 'edit' },
  shell: { title: 'Run a command', about: 'Command', example: 'npm test', under: 'shell' },
  web: { title: 'Use the web', about: 'Host', example: 'example.org', under: 'web' },
  call: { title: 'Call an agent', about: 'Agent', example: 'reviewer', under: 'delegate' },
  skill: { title: 'Use a skill', about: 'Skill', example: 'release-notes', under: 'skills' },
  mcp: { title: 'Use an MCP tool', about: 'Server/tool', example: 'github/create_issue', under: 'mcp' },
}

/** The answer of one tool, with the level of the rule that it rests on; null where the tool says nothing of it. */
export type ToolAnswer = MayAnswer & {
  readonly target: string
  readonly name: string
  readonly level: RuleLevel | null
}

/** What each tool answers that the agent is written for and that can be asked. */
export const answersTo = (design: Design, question: Question, of: readonly Target[] = targets): ToolAnswer[] => {
  const agent = get(design, question.agent)
  const { exportTo } = settings(design)
  if (!agent) return []
  return of.flatMap((target) => {
    const { id, name, may } = target
    if (!may || !exportTo.includes(id) || agent.leftOut.includes(id)) return []
    const answer = may(design, question.agent, actOf(design, question, id))
    return [{ ...answer, target: id, name, level: levelOf(design, question, id) }]
  })
}

/** The act that a question is about, in the names of one tool. */
export const actOf = (design: Design, { verb, value }: Question, target: string): Act => {
  switch (verb) {
    case 'read':
    case 'search':
    case 'edit':
      return { do: verb, path: settled(value) }
    case 'shell':
      return { do: 'shell', command: value }
    case 'web':
      return value === '' ? { do: 'web' } : { do: 'web', host: hostOf(value) }
    case 'call': {
      const called = all(design, 'agent').find((agent) => agent.id === value || agent.name === value)
      return { do: 'call', agent: called ? nameIn(design, called.id, target) : value }
    }
    case 'skill':
      return { do: 'skill', name: value }
    case 'mcp': {
      const [server = '', ...tool] = value.split(value.includes('/') ? '/' : '__')
      return { do: 'mcp', server, tool: tool.join('__') || '*' }
    }
  }
}

/** The host of what a person writes for a place on the web: an address, or the host alone. */
const hostOf = (value: string): string => value.replace(/^[a-z][a-z0-9+.-]*:\/\//i, '').replace(/[/?#:].*$/s, '')

/** A path as an act has it: without `.` and `..` as far as words alone can tell. The repository itself is ''. */
const settled = (path: string): string => {
  const parts: string[] = []
  for (const part of path.replace(/\\/g, '/').split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/')
}

/** The level of the rule that an answer rests on: the worst of them, where several do. */
const levelOf = (design: Design, question: Question, target: string): RuleLevel | null => {
  const levels = levelsOf(design)
  const found = rulesOf(design, question).flatMap((rule) => levels.get(rule)?.[target] ?? [])
  return found.sort((a, b) => CERTAINTIES.indexOf(b.level) - CERTAINTIES.indexOf(a.level))[0] ?? null
}

/** The rules that decide about a question: the agent's boundary where it has one, the edge of a call, else its permission. */
const rulesOf = (design: Design, { agent: id, verb, value }: Question): RuleKey[] => {
  const capabilities = get(design, id)?.capabilities
  const permission = permissionKey(id, verbs[verb].under)
  const of = (kind: 'reads' | 'writes') =>
    facts(design, kind).flatMap((edge) => (edge.from === id ? [edge.id as RuleKey] : []))
  const bounds =
    verb === 'edit' && capabilities?.edit !== 'deny'
      ? of('writes')
      : verb === 'read' && capabilities?.read === 'deny'
        ? of('reads')
        : []
  if (bounds.length > 0) return bounds
  const edge =
    verb === 'call'
      ? [...facts(design, 'handoff'), ...facts(design, 'delegates')].find(
          ({ from, to }) => from === id && (to === value || get(design, to)?.name === value),
        )
      : undefined
  return [edge?.id ?? permission]
}
