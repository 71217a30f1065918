import { slug } from '../../../design/ids.ts'
import type { Design, RecordOf } from '../../../design/model.ts'
import { get, settings } from '../../../design/queries.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import { joinPath } from '../../../files/path.ts'
import type { Act, MayAnswer } from '../../../guard/answer.ts'
import { decide } from '../../../guard/exported/decide.js'
import { limitOn } from '../../../guard/limited.ts'
import { waitsOf } from '../../../guard/waits.ts'
import { agentFor } from '../../target.ts'
import { listsOf } from '../agent-sheet.ts'
import { SETTINGS } from '../configuration.ts'
import { CLAUDE_CODE } from '../id.ts'
import { serverWord, type ToolLists, toolOf } from '../tools.ts'
import { claudePolicy, GUARD, POLICY } from './policy.ts'

/**
 * May an agent do this in Claude Code? In the order of the client: its file gives the tool or not; a hook that refuses comes
 * before every rule of permission; then what the settings deny or ask about, the person's own rules among them. What nobody refuses is left to the client's own mode.
 */
export const may = (design: Design, id: AgentId, act: Act): MayAnswer => {
  const found = byDesign(design, id, act)
  const root = get(design, id)?.root ?? ''
  const limit =
    found.answer === 'deny'
      ? null
      : limitOn(
          settings(design).limits.filter((one) => one.root === root),
          act,
        )
  if (limit === null || (limit.level === 'ask' && found.answer === 'ask')) return found
  return {
    ...found,
    answer: limit.level,
    rule: `permissions.${limit.level}: ${limit.on} ${limit.pattern}`,
    file: joinPath(root, SETTINGS),
    why:
      limit.level === 'deny'
        ? 'The settings of the session deny it to everybody.'
        : 'The settings of the session ask the person first.',
  }
}

const byDesign = (design: Design, id: AgentId, act: Act): MayAnswer => {
  const agent = get(design, id)
  if (!agent || agent.leftOut.includes(CLAUDE_CODE))
    return { answer: 'deny', rule: 'no such agent', file: null, why: 'Claude Code has no such agent.' }
  const { name } = agentFor(agent, CLAUDE_CODE)
  const file = joinPath(agent.root, '.claude/agents', `${slug(name)}.md`)
  const missing = toolMissing(listsIn(design, agent), act)
  if (missing !== null)
    return { answer: 'deny', rule: missing, file, why: `The file of “${name}” does not give it the tool.` }
  if (!settings(design).enforce)
    return {
      answer: 'allow',
      rule: 'no guard',
      file: null,
      why: 'Nothing that DotBox writes refuses it; the client asks as it is set.',
    }
  const policy = claudePolicy(design, agent.root)
  const found = decide(policy, name, act, settings(design).lead !== id)
  if (found.answer !== 'pass' && found.answer !== 'allow')
    return { answer: found.answer, rule: found.rule, file: joinPath(agent.root, POLICY), why: found.why }
  const waits = waitsOf(policy, name, act)
  const shut =
    act.do === 'edit' && [SETTINGS, GUARD, POLICY].map((path) => joinPath(agent.root, path)).includes(act.path)
  return shut
    ? {
        answer: 'deny',
        rule: `Edit(/${act.path})`,
        file: joinPath(agent.root, SETTINGS),
        why: 'The settings deny it to everybody.',
      }
    : {
        answer: 'allow',
        rule: found.rule,
        file: joinPath(agent.root, POLICY),
        why: '',
        ...(waits.length > 0 ? { waits } : {}),
      }
}

const known = new WeakMap<Design, Map<AgentId, ToolLists>>()

/** The tools that an agent's file gives it. A design never changes, and a matrix of permissions asks a thousand times. */
const listsIn = (design: Design, agent: RecordOf<'agent'>): ToolLists => {
  const byAgent = known.get(design) ?? new Map<AgentId, ToolLists>()
  known.set(design, byAgent)
  const lists = byAgent.get(agent.id) ?? listsOf(design, agent)
  byAgent.set(agent.id, lists)
  return lists
}

/** The tools by which an act can be done; one of them is enough. */
const toolsFor = (act: Act): readonly string[] => {
  switch (act.do) {
    case 'read':
      return ['Read']
    case 'search':
      return act.part === 'files' ? ['Glob'] : act.part === 'text' ? ['Grep'] : ['Grep', 'Glob']
    case 'edit':
      return act.part === 'create'
        ? ['Write']
        : act.part === 'change'
          ? ['Edit', 'NotebookEdit']
          : ['Edit', 'Write', 'NotebookEdit']
    case 'shell':
      return ['Bash', 'PowerShell', 'Monitor']
    case 'web':
      return act.part === 'fetch' ? ['WebFetch'] : act.part === 'search' ? ['WebSearch'] : ['WebFetch', 'WebSearch']
    case 'call':
      return ['Agent', 'Task']
    case 'skill':
      return ['Skill']
    case 'workflow':
      return ['Workflow']
    case 'mcp':
      return [
        `mcp__${serverWord(act.server)}`,
        `mcp__${serverWord(act.server)}__*`,
        `mcp__${serverWord(act.server)}__${act.tool}`,
      ]
    case 'other':
      return [act.tool]
  }
}

/** Which list keeps the tool from the agent, in the words of its file; null where it gets it. */
const toolMissing = ({ tools, disallowed }: ToolLists, act: Act): string | null => {
  const wanted = toolsFor(act)
  const all = tools === null || tools.includes('*')
  const taken = disallowed.map(toolOf)
  // Of a server, taking the whole of it is enough; of other acts every tool has to be taken.
  const isTaken =
    act.do === 'mcp'
      ? ['mcp__*', ...wanted].some((tool) => taken.includes(tool))
      : wanted.every((tool) => taken.includes(tool))
  if (isTaken) return `disallowedTools: ${wanted[0]}`
  return all || (tools ?? []).some((tool) => wanted.includes(toolOf(tool))) ? null : `tools: without ${wanted[0]}`
}
