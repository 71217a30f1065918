import * as fs from 'node:fs'
import * as path from 'node:path'
import { entryOf } from '../../../guard/exported/decide.js'
import { placeIn, realPath } from '../../../guard/exported/disk.js'
import { ticksBetween } from '../../../guard/exported/gates.js'

// What a tool call of Claude Code comes to, as acts that a policy knows. A tool that is not here is not known.

/** Tools that touch nothing; an agent that is held at its gate may report through the first ones. */
export const REPORTS = ['StructuredOutput', 'SubagentHandback', 'ReportFindings', 'SendUserMessage']
const HARMLESS = [
  ...REPORTS,
  'AskUserQuestion',
  'EnterPlanMode',
  'ExitPlanMode',
  'ListAgents',
  'TaskCreate',
  'TaskGet',
  'TaskList',
  'TaskOutput',
  'TaskStop',
  'TaskUpdate',
  'TodoWrite',
  'ToolSearch',
  'WaitForMcpServers',
]

/** The folder below which everything lies that a pattern of names can fit; a pattern may be absolute, or lead upwards. */
const globBase = ({ pattern, path: folder }, cwd) => {
  const plain = String(pattern ?? '').split(/[*?[{]/, 1)[0]
  const base = plain === pattern ? plain : plain.slice(0, plain.lastIndexOf('/') + 1)
  // A `..` behind a star is in no folder that could be named.
  const climbs = String(pattern ?? '')
    .slice(base.length)
    .split('/')
    .includes('..')
  return climbs ? '/' : path.resolve(cwd, String(folder ?? '.'), base)
}

const hostOf = (url) => {
  try {
    return new URL(url).hostname
  } catch {
    return String(url)
  }
}

/**
 * The server and the tool of `mcp__server__tool`. Either may hold two underlines, so a server that the policy names is
 * preferred.
 */
const serverAndTool = (name, agent) => {
  const words = name.slice('mcp__'.length).split('__')
  const splits = words.slice(1).map((_, at) => [words.slice(0, at + 1).join('__'), words.slice(at + 1).join('__')])
  const known = splits.filter(([server]) => entryOf(agent?.mcp, server) !== undefined)
  return known.at(-1) ?? splits[0] ?? [words.join('__'), '']
}

/**
 * The acts of one call. `here` is where it is made: { policy, agent, cwd, tree, session }.
 *
 * @returns {object[]}
 */
export const actsOf = (tool, input, here) => {
  const at = (file) => placeIn(here.tree, path.resolve(here.cwd, String(file ?? '.')))
  const edit = (file) => [editAct(tool, input, path.resolve(here.cwd, String(file ?? '')), here)]
  if (tool.startsWith('mcp__')) {
    const [server, name] = serverAndTool(tool, here.agent)
    return [{ do: 'mcp', server, tool: name }]
  }
  if (HARMLESS.includes(tool)) return []
  switch (tool) {
    case 'Read':
    case 'LSP':
      return [{ do: 'read', path: at(input.file_path ?? input.filePath) }]
    case 'SendUserFile':
      return [input.files ?? input.file_path ?? '.'].flat().map((file) => ({ do: 'read', path: at(file) }))
    case 'Grep':
      return [{ do: 'search', part: 'text', path: at(input.path) }]
    case 'Glob':
      return [{ do: 'search', part: 'files', path: at(globBase(input, here.cwd)) }]
    case 'Edit':
    case 'MultiEdit':
    case 'Write':
      return edit(input.file_path)
    case 'NotebookEdit':
      return edit(input.notebook_path ?? input.file_path)
    case 'Bash':
    case 'Monitor':
    case 'PowerShell':
      return [{ do: 'shell', command: String(input.command ?? '') }]
    case 'WebFetch':
      return [{ do: 'web', part: 'fetch', host: hostOf(input.url) }]
    case 'WebSearch':
      return [{ do: 'web', part: 'search' }]
    case 'Agent':
    case 'Task':
      return [{ do: 'call', agent: typeof input.subagent_type === 'string' ? input.subagent_type : null }]
    case 'SendMessage':
      return [{ do: 'call', agent: addressee(input, here) }]
    case 'Skill':
      return [{ do: 'skill', name: String(input.skill ?? input.command ?? '') }]
    case 'ListMcpResourcesTool':
    case 'ReadMcpResourceTool':
    case 'ReadMcpResourceDirTool':
      return [{ do: 'mcp', server: String(input.server ?? '*'), tool: 'resources' }]
    case 'Workflow':
      return [{ do: 'workflow', name: typeof input.name === 'string' && !input.script ? input.name : null }]
    default:
      return [{ do: 'other', tool }]
  }
}

/** An edit with what it does to the criteria of a spec, where the file is one. */
const editAct = (tool, input, file, here) => {
  const act = { do: 'edit', path: placeIn(here.tree, file), part: tool === 'Write' ? 'create' : 'change' }
  if (entryOf(here.policy.specs, act.path) === undefined) return act
  const ticks = ticksOf(tool, input, file)
  return ticks ? { ...act, ticks } : act
}

const ticksOf = (tool, input, file) => {
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : ''
  if (tool === 'Write') return ticksBetween(before, String(input.content ?? ''))
  let after = before
  for (const { old_string: from, new_string: to, replace_all: all } of input.edits ?? [input]) {
    // The client evens out quotes and blanks before it looks; what is not found as it stands may fit after that.
    if (typeof from !== 'string' || typeof to !== 'string' || !after.includes(from)) return 'among'
    after = from === '' ? to : all ? after.split(from).join(to) : after.replace(from, () => to)
  }
  return ticksBetween(before, after)
}

/** The agent of the team to which a message goes: by the id of its run, by the name that its caller gave it, or by its own. */
const addressee = (input, { session, policy }) => {
  const to = String(input.to ?? input.recipient ?? '').replace(/@.*$/, '')
  const events = session.events()
  const byId = events.findLast((event) => event.is === 'start' && event.id === to)
  const byName = events.findLast((event) => event.is === 'call' && event.name === to)
  return byId?.who ?? byName?.to ?? (entryOf(policy.agents, to) ? to : null)
}

/**
 * True for a file that guards the team, also where a link is on the way to it: by its place in the tree, in the repository,
 * as it is written, and by where what is kept really lies.
 */
export const keptFile = (file, { policy, tree, top, decides }) => {
  const real = realPath(file)
  const written = path.relative(top, file).split(path.sep).join('/')
  const places = [placeIn(tree, file), placeIn(top, file), written]
  if (places.some((place) => decides({ do: 'edit', path: place }))) return true
  return policy.kept
    .filter((pattern) => !pattern.startsWith('*'))
    .some((pattern) => {
      const kept = realPath(path.join(top, pattern.replace(/\/\*\*$/, '')))
      return real === kept || real.startsWith(kept + path.sep)
    })
}
