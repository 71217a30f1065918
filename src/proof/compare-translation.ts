import { join } from 'node:path'
import { put } from '../design/edits.ts'
import type { Design } from '../design/model.ts'
import { LEAVES, levelAt } from '../design/powers.ts'
import { all, facts } from '../design/queries.ts'
import { textOf } from '../files/file-set.ts'
import { isBelow } from '../files/path.ts'
import type { TargetLoss } from '../project/change.ts'
import { printProject } from '../project/print.ts'
import { readProject } from '../project/read.ts'
import type { FileVerdict, Reading } from '../project/reading.ts'
import { targets } from '../targets/index.ts'
import { TOOLS } from '../targets/opencode/capabilities.ts'
import { type Case, verdictsFor } from './cases.ts'
import { toolsOfAgent } from './claude-code.ts'
import { type Roster, rosterOf } from './claude-roster.ts'
import { temporaryFolder } from './hermetic.ts'
import { layOut } from './lay-out.ts'
import type { OpenCodeAgent, OpenCodeServer } from './opencode.ts'
import { inClaude, inOpenCode, isDefault, isWider, type Probe, probesFor, type Verdict } from './probes.ts'
import { type Outcome, same } from './report.ts'

/** The tools of this proof, and what it needs to know of them. */
export type Clients = {
  readonly claude: string
  readonly server: OpenCodeServer
  /** How many rules OpenCode puts before those of any file. */
  readonly defaults: number
}

const CLAUDE = 'claude-code'
const OPENCODE = 'opencode'

const NO_TOOLS = { all: false, named: [] } as const

/** The client tells of an agent with an empty list that it has all tools, and starts it with none: that one is started. */
const toolsIn = async (program: string, project: string, { to, there }: Pair, roster: Roster) =>
  hasNoTools(there) ? { all: false, named: (await toolsOfAgent(program, project, to)) ?? [] } : roster.tools.get(to)
/** The client tells of a server that is listed, and not of the single tools that are taken from it (`single-tools.ts`). */
const disallowed = ({ seen }: FileVerdict): readonly unknown[] =>
  Array.isArray(seen.disallowedTools) ? seen.disallowedTools : []
const hasNoTools = ({ why }: FileVerdict): boolean => why?.includes('It has no tools at all') === true

/** How many rules the client gives to an agent about which no file says anything. */
export const defaultRules = async (server: OpenCodeServer): Promise<number> => {
  const folder = temporaryFolder('bare')
  layOut(new Map([['.opencode/agents/bare.md', '---\ndescription: Bare.\n---\nBare.\n']]), folder)
  const seen = await server.ask(folder)
  const bare = 'refused' in seen ? undefined : seen.agents.find(({ name }) => name === 'bare')
  if (!bare) throw new Error('OpenCode did not list an agent without permissions. Has its output changed?')
  return judged(bare).permission.length
}

/** Without the rules about folders of the client's own: how many of them there are differs from folder to folder. */
const judged = (agent: OpenCodeAgent): OpenCodeAgent => ({
  ...agent,
  permission: agent.permission.filter(({ permission }) => permission !== 'external_directory'),
})

/** A repository exported to every tool, with all agents written for all of them. */
const translated = ({ reading }: Case) => {
  const { design } = reading
  const everywhere: Design = put(...all(design, 'agent').map((agent) => ({ ...agent, leftOut: [] })))(design)
  const { files, losses } = printProject(everywhere, reading, { targets: targets.map(({ id }) => id) })
  return { files, losses, again: readProject(files) }
}

/** Every agent that Claude Code loads from a case and that OpenCode did not have: never freer there than it was. */
export const compareToOpenCode = async (clients: Clients, one: Case): Promise<Outcome[]> => {
  const roots = rootsToTranslate(one, CLAUDE)
  if (roots.length === 0 || one.template) return []
  const { files, losses, again } = translated(one)
  const folder = temporaryFolder('to-opencode')
  layOut(files, folder)
  const outcomes: Outcome[] = []
  for (const root of roots) {
    const mine = verdictsFor(one, CLAUDE, root).filter(({ loads }) => loads)
    const project = join(folder, root)
    const roster = await rosterOf(clients.claude, project, namesIn(again, root))
    const seen = await clients.server.ask(project)
    const label = `Claude Code → OpenCode: ${one.name}${root === '' ? '' : ` in ${root}`}`
    if ('refused' in seen) {
      const problems = refusedAnyway(one.reading, root)
        ? []
        : [`OpenCode refuses the export: ${seen.refused.slice(0, 300)}`]
      outcomes.push({ name: label, compared: 'the configuration was refused before, so it is now', problems })
      continue
    }
    const pairs = pairsIn(mine, again, OPENCODE, root)
    const tally = new Tally()
    tally.problems.push(...listedProblems(again, seen.agents, root))
    const probes = probesFor(
      wordsIn(one, roster),
      pairs.map(({ from, to }) => [to, from] as const),
      serversIn(one),
    )
    for (const { from, to, verdict } of pairs) {
      if (standsIn(one.reading, OPENCODE, verdict)) continue
      // An agent that is left with no tool is not offered to anybody: nothing could be widened that is not judged below.
      const tools = roster.tools.get(from) ?? (hasNoTools(verdict) ? NO_TOOLS : undefined)
      const listed = seen.agents.find(({ name }) => name === to)
      if (!tools || !listed) {
        tally.problems.push(`${from}: ${tools ? 'OpenCode' : 'Claude Code'} does not list it`)
        continue
      }
      const agent = judged(listed)
      const mode = typeof verdict.seen.permissionMode === 'string' ? verdict.seen.permissionMode : roster.rules.mode
      tally.agent(from, probes, losses.filter(lossOf(OPENCODE, verdict.agent)), (probe) => {
        const allowed = inClaude(tools, roster.rules, mode, probe)
        const got = inOpenCode(agent, probe)
        // What the client itself asks about is no loss of the export.
        const byItself = isDefault(agent, probe, clients.defaults)
        return { allowed, got, isMeant: byItself || isMeant(one.reading, verdict, probe, got) }
      })
    }
    outcomes.push({ name: label, compared: tally.words(), problems: tally.problems })
  }
  return outcomes
}

/** Every agent that OpenCode loads from a case and that Claude Code did not have: never freer there than it was. */
export const compareToClaude = async (clients: Clients, one: Case): Promise<Outcome[]> => {
  const roots = rootsToTranslate(one, OPENCODE)
  if (roots.length === 0 || one.template) return []
  const { files, losses, again } = translated(one)
  const [before, after] = [temporaryFolder('from-opencode'), temporaryFolder('to-claude')]
  layOut(one.files, before)
  layOut(files, after)
  const outcomes: Outcome[] = []
  for (const root of roots) {
    const label = `OpenCode → Claude Code: ${one.name}${root === '' ? '' : ` in ${root}`}`
    const mine = verdictsFor(one, OPENCODE, root).filter(({ loads }) => loads)
    const seen = await clients.server.ask(join(before, root))
    if ('refused' in seen) continue
    const pairs = pairsIn(mine, again, CLAUDE, root)
    const roster = await rosterOf(clients.claude, join(after, root), namesIn(again, root))
    const tally = new Tally()
    for (const pair of pairs) {
      const { from, verdict } = pair
      // Two files that state one agent are merged by the client; each is an agent of its own in the design.
      const twins = mine.filter((other) => other.seen.name === from).length > 1
      if (twins || standsIn(one.reading, CLAUDE, verdict) || needsDescription(verdict)) continue
      const listed = seen.agents.find(({ name }) => name === from)
      const tools = await toolsIn(clients.claude, join(after, root), pair, roster)
      if (!listed || !tools) {
        tally.problems.push(`${from}: ${listed ? 'Claude Code' : 'OpenCode'} does not list it`)
        continue
      }
      const agent = judged(listed)
      const words = agent.permission.slice(clients.defaults).map(({ pattern }) => pattern)
      const probes = probesFor(
        words,
        pairs.map(({ from, to }) => [from, to] as const),
        [...serversIn(one), ...toolsNamed(agent.permission.slice(clients.defaults))],
      )
      tally.agent(from, probes, losses.filter(lossOf(CLAUDE, verdict.agent)), (probe) => {
        const allowed: Verdict = isDefault(agent, probe, clients.defaults) ? 'allow' : inOpenCode(agent, probe)
        // Nothing states a mode: the client asks before all but reading, searching and calling.
        const isTaken = disallowed(pair.there).includes(probe.tool)
        const tried = isTaken ? 'deny' : inClaude(tools, roster.rules, 'default', probe)
        const got = tried === 'allow' && ['skills', 'mcp'].includes(probe.capability) ? 'ask' : tried
        return { allowed, got, isMeant: got === 'ask' }
      })
    }
    outcomes.push({ name: label, compared: tally.words(), problems: tally.problems })
  }
  return outcomes
}

/** Counts what was tried for the agents of one project, and collects what is wrong. */
class Tally {
  readonly problems: string[] = []
  private agents = 0
  private restrictions = 0
  private narrower = 0
  private losses = 0

  agent(
    name: string,
    probes: readonly Probe[],
    losses: readonly TargetLoss[],
    judge: (probe: Probe) => { allowed: Verdict; got: Verdict; isMeant: boolean },
  ): void {
    this.agents += 1
    this.losses += losses.length
    const unsaid = new Map<string, string>()
    for (const probe of probes) {
      const { allowed, got, isMeant } = judge(probe)
      if (allowed !== 'allow') this.restrictions += 1
      if (isWider(got, allowed))
        this.problems.push(`${name}: ${probe.key} “${probe.value}” was ${allowed}, is now ${got}`)
      if (isWider(allowed, got) && !isMeant) {
        this.narrower += 1
        if (!losses.some(({ field }) => tells(field, probe)))
          unsaid.set(probe.capability, `${probe.key} “${probe.value}” from ${allowed} to ${got}`)
      }
    }
    for (const what of unsaid.values()) this.problems.push(`${name}: no loss tells of ${what}`)
  }

  words(): string {
    return `${this.agents} agents, ${this.restrictions} restrictions kept, ${this.narrower} made narrower, ${this.losses} losses listed`
  }
}

const tells = (field: string, { capability, key }: Probe): boolean =>
  field.startsWith(`capability.${capability}`) ||
  field === `patterns.${capability}` ||
  field === 'design.limits' ||
  (capability === 'other' && (field === 'capability.mcp' || field.startsWith('part.other'))) ||
  (capability === 'delegate' && field === 'delegates') ||
  (key === 'edit' && field === 'writes')

const lossOf = (target: string, record: string) => (loss: TargetLoss) =>
  loss.target === target && loss.record === record

/**
 * True where the design itself says no more than what came out: what an agent is told in words becomes a permission, and who
 * has places to write to, or agents to call, is held to them.
 */
const isMeant = (
  { design }: Reading,
  { agent: id }: FileVerdict,
  { key, capability }: Probe,
  got: Verdict,
): boolean => {
  const agent = design.records[id]
  if (agent?.kind !== 'agent') return false
  // The list of the agent that leads names whom it may call, which the client's roster does not tell.
  if (key === 'task' && (agent.patterns.delegate ?? []).length > 0) return true
  const edges = key === 'edit' ? 'writes' : key === 'task' ? 'delegates' : null
  if (edges !== null && facts(design, edges).some((edge) => edge.from === id)) return true
  if (key === 'task' && facts(design, 'handoff').some((edge) => edge.from === id)) return true
  const levels = LEAVES.filter((leaf) => TOOLS[leaf] === key).map((leaf) => levelAt(agent, leaf))
  return capability !== 'mcp' && levels.every((level) => !isWider(level, got))
}

/** The projects with agents that only this tool has, those that have another one above them left out: a client reads both. */
const rootsToTranslate = (one: Case, target: string): string[] => {
  const other = target === CLAUDE ? OPENCODE : CLAUDE
  const loading = one.reading.verdicts.filter(
    (verdict) => verdict.target === target && verdict.loads && !standsIn(one.reading, other, verdict),
  )
  const ids = new Set<string>(loading.map(({ agent }) => agent))
  const roots = [
    ...new Set(all(one.reading.design, 'agent').flatMap(({ id, root }) => (ids.has(id) ? [root] : []))),
  ].sort()
  return roots.filter((root) => !roots.some((other) => other !== root && isBelow(root, other)))
}

type Pair = {
  readonly from: string
  readonly to: string
  readonly verdict: FileVerdict
  /** How the agent stands in the other tool. */
  readonly there: FileVerdict
}

/** The agents of one tool with what the other one calls them, by the records of the export as it is read back. */
const pairsIn = (mine: readonly FileVerdict[], again: Reading, target: string, root: string): Pair[] =>
  mine.flatMap((verdict) => {
    const id = again.verdicts.find(
      (other) =>
        other.target === verdict.target && other.path === verdict.path && other.seen.name === verdict.seen.name,
    )?.agent
    const there = again.verdicts.find((other) => other.target === target && other.agent === id)
    const agent = id === undefined ? undefined : again.design.records[id]
    return there && agent?.kind === 'agent' && agent.root === root
      ? [{ from: String(verdict.seen.name), to: String(there.seen.name), verdict, there }]
      : []
  })

/** Every agent that Claude Code lists in a project. */
const namesIn = (again: Reading, root: string): string[] =>
  again.verdicts.flatMap((verdict) => {
    const agent = again.design.records[verdict.agent]
    return verdict.target === CLAUDE && verdict.loads && agent?.kind === 'agent' && isBelow(root, agent.root)
      ? [String(verdict.seen.name)]
      : []
  })

/** Claude Code needs a description, which OpenCode does not; the report says so, and the agent is not there to be judged. */
const needsDescription = ({ seen }: FileVerdict): boolean =>
  typeof seen.description !== 'string' || seen.description === ''

const standsIn = (reading: Reading, target: string, { agent }: FileVerdict): boolean =>
  reading.places[target]?.[agent] !== undefined

const refusedAnyway = (reading: Reading, root: string): boolean =>
  reading.verdicts.some((verdict) => {
    const agent = reading.design.records[verdict.agent]
    return verdict.target === OPENCODE && agent?.kind === 'agent' && isBelow(root, agent.root) && !verdict.loads
  }) || reading.skipped.some(({ why }) => why.includes('OpenCode refuses'))

/** The client lists exactly the agents that the export holds. */
const listedProblems = (again: Reading, listed: readonly OpenCodeAgent[], root: string): string[] => {
  const expected = new Set(
    again.verdicts.flatMap((verdict) => {
      const agent = again.design.records[verdict.agent]
      return verdict.target === OPENCODE && verdict.loads && agent?.kind === 'agent' && agent.root === root
        ? [String(verdict.seen.name)]
        : []
    }),
  )
  const seen = listed.filter((agent) => agent.native !== true || expected.has(agent.name)).map(({ name }) => name)
  return same('agents that load', seen.sort(), [...expected].sort())
}

/** Patterns that stand in the rules of the session, to make values of. */
const wordsIn = (_: Case, { rules }: Roster): string[] =>
  [...rules.deny, ...rules.ask, ...rules.allow].flatMap((rule) => /\((.*)\)\s*$/s.exec(rule)?.[1] ?? [])

/** MCP tools that keys of permissions match, in the words of Claude Code; a key that names no server is tried with two. */
const toolsNamed = (rules: OpenCodeAgent['permission']): string[] => {
  const keys = new Set(
    rules.map(({ permission }) => permission).filter((key) => /[_*]/.test(key) && !OWN_KEYS.has(key)),
  )
  return [...keys].flatMap((key) =>
    ['github', 'x'].map((server) => {
      const [first = '', ...tool] = key.replace(/^\*_?/, `${server}_`).replace(/[*?]/g, 'g').split('_')
      return `mcp__${first}__${tool.filter((word) => word !== '').join('_') || 'anything'}`
    }),
  )
}
const OWN_KEYS: ReadonlySet<string> = new Set(['*', 'external_directory', 'doom_loop', 'plan_enter', 'plan_exit'])

/** Every MCP tool that the files name, and for a whole server one that nobody names. */
const serversIn = ({ files }: Case): string[] => {
  const found = new Set<string>()
  for (const path of files.keys()) {
    if (!/agents?\/|settings|opencode/.test(path)) continue
    const head = (textOf(files, path) ?? '').slice(0, 4000)
    for (const [, name = ''] of head.matchAll(/\bmcp__([A-Za-z0-9_-]+)/g)) {
      if (found.size > 60) return [...found]
      found.add(
        name.includes('__') && !name.endsWith('__') ? `mcp__${name}` : `mcp__${name.replace(/_+$/, '')}__anything`,
      )
    }
  }
  return [...found]
}
