import type { Design, RecordOf } from '../../design/model.ts'
import { facts, get, settings } from '../../design/queries.ts'
import { CAPABILITIES } from '../../design/records/agent.ts'
import { agentFor, type Loss } from '../target.ts'
import { listsOf } from './agent-sheet.ts'
import { colorFor } from './colors.ts'
import { canBeListed, coversItsCalls, namesIn } from './delegation.ts'
import { CLAUDE_CODE } from './id.ts'
import { modelFor } from './models.ts'
import { fieldOf, type Narrowing, narrowed } from './narrowed.ts'
import { isAgentItem, toolsFor } from './tools.ts'

/** What Claude Code cannot say exactly of one agent. */
export const losses = (design: Design, agent: RecordOf<'agent'>): readonly Loss[] => {
  const here = agentFor(agent, CLAUDE_CODE)
  const found: Loss[] = []
  const add = (field: string, support: Loss['support'], note: string) =>
    void found.push({ target: CLAUDE_CODE, record: agent.id, field, support, note })
  if (here.description.trim() === '')
    add('agent.description', 'lost', 'Claude Code does not load an agent without a description.')
  if (here.description.includes('\\n'))
    add(
      'agent.description',
      'lost',
      'A backslash followed by n becomes a line break: Claude Code has no way to write these two characters in a description.',
    )
  if (here.model !== null && modelFor(here.model) === null)
    add(
      'agent.model',
      'lost',
      `Claude Code has no model “${here.model}”, so the agent runs with the model of whoever calls it.`,
    )
  const color = here.color === null ? null : colorFor(here.color)
  if (here.color !== null && color === null)
    add('agent.color', 'lost', `Claude Code has no colour near “${here.color}”.`)
  else if (here.color !== null && color !== here.color)
    add('agent.color', 'lost', `“${here.color}” becomes “${color}”, the nearest of eight colours.`)
  const lists = listsOf(design, agent)
  const { powers, narrowings } = narrowed(design, agent)
  for (const narrowing of narrowings) add(fieldOf(narrowing), 'lost', noteFor(narrowing))
  const gone = new Set(narrowings.map(fieldOf))
  for (const capability of CAPABILITIES) {
    if (here.capabilities[capability] === 'ask' && !gone.has(`capability.${capability}`))
      add(
        `capability.${capability}.ask`,
        'prose',
        'Claude Code asks for all agents by the same rules; for this one alone it is written into the instructions.',
      )
    if ((here.patterns[capability] ?? []).length > 0)
      add(
        `patterns.${capability}`,
        'prose',
        'Claude Code has no patterns for one agent alone; they are written into its instructions.',
      )
  }
  const mode = agent.targets[CLAUDE_CODE]?.permissionMode
  if (mode === 'plan' && agent.capabilities.edit !== 'deny')
    add(
      'capability.edit',
      'lost',
      'Its permission mode is “plan”, in which Claude Code lets no agent edit, whatever its tools. Choose another mode to let it.',
    )
  if (lists.tools === null && powers.capabilities.search !== 'deny' && powers.capabilities.shell === 'deny')
    add(
      'capability.search',
      'lost',
      'An agent that inherits its tools searches by the shell in Claude Code (observed with 2.1.330), and the shell is denied. Deny the MCP servers that are not named: then its tools are listed, Grep and Glob among them.',
    )
  for (const [server, level] of Object.entries(here.capabilities.mcp)) {
    if (level === 'ask')
      add(
        'capability.mcp.ask',
        'lost',
        `Claude Code cannot ask for the MCP server “${server}” for one agent alone; it is allowed.`,
      )
    if (server !== '*' && /[^A-Za-z0-9_*-]/.test(server))
      add(
        'capability.mcp',
        'lost',
        `The MCP server “${server}” has a name that cannot stand in a list of tools as it is.`,
      )
  }
  const limit = limitNote(design, agent, lists.tools)
  if (limit !== null) add('delegates', 'prose', limit)
  const { tools } = lists
  if (tools !== null && tools.length === 0)
    add('capability.read', 'lost', 'It has no tools at all, so Claude Code refuses to start it. Allow at least one.')
  return found
}

const noteFor = ({ about, why }: Narrowing): string =>
  about === 'mcp'
    ? `${why}, so the whole server is taken away. Name its tools one by one to give them back.`
    : `${why}, so ${toolsFor(about).join(' and ')} is taken away. Take the restriction off, or allow it for Claude Code alone, to give it back.`

/** Why the agents that this one may call are not listed in its file, or null where they are. */
const limitNote = (design: Design, agent: RecordOf<'agent'>, tools: readonly string[] | null): string | null => {
  const called = facts(design, 'delegates').filter((edge) => edge.from === agent.id)
  if (called.length === 0) return null
  if (tools === null)
    return 'It may use every tool, so Claude Code has no list in which to name the agents it may call. The instructions name them.'
  const item = tools.find(isAgentItem)
  if (item === undefined)
    return 'It may not delegate at all, so Claude Code does not let it call the agents it is connected to.'
  if (namesIn(item) !== null)
    return settings(design).lead === agent.id
      ? null
      : 'Claude Code holds the list of agents that may be called only for the agent that runs the main conversation.'
  if (!coversItsCalls(design, agent.id))
    return 'Work that passes on from its agents needs others too, and a limit on this agent would hold for all. So none is written; the instructions name them.'
  const name = called.map((edge) => get(design, edge.to)?.name ?? '').find((one) => !canBeListed(one))
  return name === undefined
    ? null
    : `The name “${name}” cannot stand in a list of agents, so Claude Code lets it call every agent.`
}
