import { join, relative } from 'node:path'
import type { Json } from '../files/json.ts'
import type { FileVerdict } from '../project/reading.ts'
import { type Case, rootsOf, verdictsFor } from './cases.ts'
import { askClaude, toolsOfAgent } from './claude-code.ts'
import { hasTool, type RosterTools, rosterOf } from './claude-roster.ts'
import { temporaryFolder } from './hermetic.ts'
import { layOut } from './lay-out.ts'
import { type Outcome, same } from './report.ts'
import { expectedTools, rosterTools, type ToolProbe, withoutModelTools } from './tool-probe.ts'

const TARGET = 'claude-code'

/** Lays a case out and compares what Claude Code lists with what DotBox says. One outcome for each project folder in it. */
export const compareClaude = async (program: string, probe: ToolProbe, one: Case): Promise<Outcome[]> => {
  const roots = rootsOf(one, TARGET)
  if (roots.length === 0) return []
  const folder = temporaryFolder('case')
  layOut(one.files, folder)
  const outcomes: Outcome[] = []
  for (const root of roots) outcomes.push(await compareProject(program, probe, one, folder, root))
  return outcomes
}

const compareProject = async (
  program: string,
  probe: ToolProbe,
  one: Case,
  folder: string,
  root: string,
): Promise<Outcome> => {
  const project = join(folder, root)
  const seen = await askClaude(program, project)
  const agentsFolder = join(root, '.claude', 'agents')
  const listed = new Map(
    seen.agents.flatMap((agent) => {
      const path = relative(folder, agent.path)
      // Of a file that is no text DotBox says only that it cannot show it; the client guesses at its letters.
      const isText = !(one.files.get(path) instanceof Uint8Array)
      return path.startsWith(agentsFolder) && isText ? [[agent.name, agent] as const] : []
    }),
  )
  const loading = verdictsFor(one, TARGET, root).filter((verdict) => verdict.loads)
  const wanted = [...listed.values()].find((agent) => agent.name === one.sees?.name)
  const problems = [
    ...(one.sees ? same('name of the mended agent', wanted?.name, one.sees.name) : []),
    ...(one.sees?.description !== undefined
      ? same('description of the mended agent', wanted?.description, one.sees.description)
      : []),
    ...same('agents that load', [...listed.keys()].sort(), loading.map((verdict) => verdict.seen.name).sort()),
    ...loading.flatMap((verdict) => {
      const agent = listed.get(String(verdict.seen.name))
      if (!agent) return []
      return [
        ...same(`description of ${agent.name}`, agent.description, verdict.seen.description ?? null),
        ...same(`model of ${agent.name}`, agent.model, verdict.seen.model ?? null),
      ]
    }),
    ...(one.template ? seen.settingsErrors.map((error) => `settings: ${error}`) : []),
    ...asDesigned(one, loading),
  ]
  const names = loading.map((verdict) => String(verdict.seen.name))
  const roster = loading.length === 0 ? null : await rosterOf(program, project, names)
  for (const verdict of loading) {
    const tools = roster?.tools.get(String(verdict.seen.name))
    // An agent that is left with no tool is not offered to anybody.
    if (!tools && given(rosterTools(verdict.seen), probe).length === 0) continue
    if (!tools) problems.push(`tools of ${String(verdict.seen.name)}: the client does not tell them to a session`)
    else
      problems.push(
        ...same(`tools of ${String(verdict.seen.name)}`, given(tools, probe), given(rosterTools(verdict.seen), probe)),
      )
  }
  // Started alone, an agent shows what it gets in the end; of a repository, one is started to see that this still holds.
  const started = one.template ? loading : one.sees ? [] : loading.slice(0, 1)
  for (const verdict of started) {
    const name = String(verdict.seen.name)
    if (!listed.has(name)) continue
    const tools = await toolsOfAgent(program, project, name)
    problems.push(...same(`tools of ${name}`, withoutModelTools(tools), expectedTools(probe, verdict.seen)))
  }
  return {
    name: `Claude Code: ${one.name}${root === '' ? '' : ` in ${root}`}`,
    compared: `${loading.length} of ${verdictsFor(one, TARGET, root).length} agents load, tools of ${loading.length}, ${started.length} started`,
    problems,
  }
}

/** Those of the client's tools, and of the MCP tools that the agent names, that it has. */
const given = (tools: RosterTools, probe: ToolProbe): string[] =>
  [...new Set([...probe.known, ...tools.named.filter((tool) => tool.startsWith('mcp__') && tool !== 'mcp__*')])]
    .filter((tool) => hasTool(tools, tool))
    .sort()

/** What was exported from a template is what the template says, so the client lists the design and not only the files. */
const asDesigned = ({ template }: Case, loading: readonly FileVerdict[]): string[] => {
  if (!template) return []
  const agents = Object.values(template.records).filter((record) => record.kind === 'agent')
  const byName = new Map<Json | undefined, FileVerdict>(loading.map((verdict) => [verdict.seen.name, verdict]))
  return [
    ...same('agents of the template', [...byName.keys()].sort(), agents.map((agent) => agent.name).sort()),
    ...agents.flatMap((agent) => {
      const seen = byName.get(agent.name)?.seen
      return seen ? same(`description of ${agent.name} in the template`, seen.description, agent.description) : []
    }),
  ]
}
