import { type FileSet, realPath, textOf } from '../../files/file-set.ts'
import { isObject, type JsonObject } from '../../files/json.ts'
import { folderOf, joinPath } from '../../files/path.ts'
import type { Policy } from '../../guard/policy.ts'
import { inWords, type Problem, problem } from '../problem.ts'
import type { Found, FoundAgent, FoundEdge, Skipped } from '../target.ts'
import { type AgentFile, loadedFiles, looseFiles, whyPassedOver } from './agent-files.ts'
import { brokenFiles, leadOf, type Session, sessionsIn } from './configuration.ts'
import { namedAgents, reachable, SPELLED, spelledOtherwise, withoutNames } from './delegation.ts'
import { ruleDirectories } from './folder-rules.ts'
import { readFrontmatter } from './frontmatter.ts'
import { isEnforced, policyIn, withPolicy } from './guard/read.ts'
import { directoriesOf, mainOf } from './instructions.ts'
import { fieldsInMode, inMode } from './mode.ts'
import { isOfTheClient, owns } from './owns.ts'
import { isClaudeShape, type ReadAgent, readAgent } from './read-agent.ts'
import { startsIn } from './started-by.ts'
import { plainLists, powersOf, sameItems, type ToolLists } from './tools.ts'

/** Everything of Claude Code's in a repository, as the client would see it. Never throws; a bad file is skipped with a reason. */
export const read = (files: FileSet): Found => {
  const skipped: Skipped[] = []
  const { found, lost } = loadedFiles(files)
  for (const path of lost)
    skipped.push({
      path,
      why: 'It is a link that leads out of the repository or nowhere, so what it holds is unknown.',
    })
  const loaded = found.flatMap((file) => fromFile(files, file, skipped))
  const loose = looseFiles(files, new Set(found.map((file) => realPath(files, file.path) ?? file.path))).flatMap(
    (file) => fromLoose(files, file),
  )
  const agents = withDuplicates([...loaded, ...loose])
  const lead = leadOf(files)
  const edges = edgesOf(agents)
  const sessions = sessionsIn(files)
  const policies = new Map<string, Policy | null>()
  const policyFor = (root: string): Policy | null => {
    const policy = policies.get(root) ?? policyIn(files, root)
    policies.set(root, policy)
    return policy
  }
  return {
    agents: agents.map((agent) => {
      const session = sessions.find(({ root }) => root === agent.file.root)
      return governed(finished(agent, edges, lead, session), policyFor(agent.file.root))
    }),
    edges,
    directories: [...directoriesOf(files), ...ruleDirectories(files)],
    starts: startsIn(files),
    main: mainOf(files),
    lead,
    limits: sessions.flatMap(({ limits }) => limits),
    skipped: [...skipped, ...brokenFiles(files)],
    enforced: isEnforced(files),
    present: agents.length > 0 || [...files.keys()].some((path) => owns(path) && !isOfTheClient(path)),
  }
}

const fromFile = (files: FileSet, file: AgentFile, skipped: Skipped[]): ReadAgent[] => {
  const skip = (why: string, about?: Problem): [] => {
    skipped.push({ path: file.seenAt, why, ...(about ? { problem: about } : {}) })
    return []
  }
  if (!file.seenAt.endsWith('.md')) {
    const why = whyPassedOver(file.seenAt)
    return why === null ? [] : skip(why)
  }
  const text = textOf(files, file.path)
  if (text === null) return skip('It is not text in UTF-8, so it cannot be shown.')
  const agent = readAgent(file, text, readFrontmatter(text))
  return 'fields' in agent ? [agent] : skip(agent.problem.message, agent.problem)
}

const fromLoose = (files: FileSet, file: AgentFile): ReadAgent[] => {
  const text = textOf(files, file.path)
  if (text === null) return []
  const page = readFrontmatter(text)
  if (!isClaudeShape(page)) return []
  const agent = readAgent(file, text, page)
  if (!('fields' in agent)) return []
  const plugin = realPath(files, joinPath(file.root, '.claude-plugin/plugin.json')) !== null
  const why = plugin
    ? `It is part of the plugin in ${file.root === '' ? 'this repository' : `${file.root}/`}: Claude Code loads it only where that plugin is installed.`
    : `It lies in ${folderOf(file.path)}/: Claude Code reads .claude/agents/, and a folder of this kind only as part of an installed plugin.`
  return [notLoaded(agent, problem('loose-file', why))]
}

/** Of two agents with one name in one project, the client takes the last by path (observed); names are told apart by case. */
const withDuplicates = (agents: readonly ReadAgent[]): ReadAgent[] => {
  const winners = new Map<string, ReadAgent>()
  for (const agent of agents) if (agent.verdict.loads) winners.set(`${agent.file.root}\n${agent.name}`, agent)
  return agents.map((agent) => {
    const winner = winners.get(`${agent.file.root}\n${agent.name}`)
    if (!agent.verdict.loads || winner === agent || !winner) return agent
    const why = `${winner.file.seenAt} has the same name, and of two agents with one name Claude Code takes the last by path. Rename one of them.`
    const free = freeName(
      agent.name,
      agents.filter((other) => other.file.root === agent.file.root).map((other) => other.name),
    )
    const mend = { title: `Call this one “${free}”`, safe: false, edits: [], fields: { name: free } }
    return notLoaded(agent, problem('same-name', why, { mend }))
  })
}

const notLoaded = (agent: ReadAgent, reason: Problem): ReadAgent => {
  const problems = [reason, ...agent.verdict.problems]
  return { ...agent, verdict: { ...agent.verdict, loads: false, why: inWords(problems), problems } }
}

const freeName = (name: string, taken: readonly string[]): string => {
  let free = `${name}-2`
  for (let count = 3; taken.includes(free); count++) free = `${name}-${count}`
  return free
}

/** `Agent(a, b)` in the tools of an agent: whom it may call. Names that are no agents of its project are no edges. */
const edgesOf = (agents: readonly ReadAgent[]): FoundEdge[] => {
  const known = new Set(agents.map((agent) => `${agent.file.root}\n${agent.name}`))
  const edges = new Map<string, FoundEdge>()
  for (const { name: from, file, lists } of agents) {
    for (const to of namedAgents(lists.tools ?? [])) {
      if (to === from || !known.has(`${file.root}\n${to}`)) continue
      edges.set([file.root, from, to].join('\n'), {
        kind: 'delegates',
        root: file.root,
        from,
        to,
        toKind: 'agent',
        suggested: false,
        evidence: null,
      })
    }
  }
  return [...edges.values()]
}

const finished = (
  agent: ReadAgent,
  edges: readonly FoundEdge[],
  lead: string | null,
  session: Session | undefined,
): FoundAgent => {
  const powers = powersOf(agent.lists)
  const mode = modeOf(agent) ?? session?.mode ?? null
  const { fields, own } = fieldsInMode(powers, inMode(powers, mode, session?.allowed ?? [], agent.file.root))
  const calls = callsOfLead(agent, edges, lead)
  return {
    place: { path: agent.file.path },
    root: agent.file.root,
    name: agent.name,
    fields: calls === null ? { ...agent.fields, ...fields } : withCalls({ ...agent.fields, ...fields }, calls),
    own: {
      ...ownLists(agent, edges, lead),
      ...spelling(agent.lists),
      ...agent.own,
      ...own,
      // The list of tools itself holds them here; that is no exception which this tool cannot say.
      ...(calls === null ? {} : { patterns: { ...(isObject(own.patterns) ? own.patterns : {}), delegate: [] } }),
    } as JsonObject,
    verdict: agent.verdict,
  }
}

/**
 * Whom the agent that leads may call, where all of them are agents that the design does not have: no edge says so, and
 * without one it would be free to call anybody in another tool. Null where edges say it, or nothing limits it.
 */
const callsOfLead = (
  { file, name, lists }: ReadAgent,
  edges: readonly FoundEdge[],
  lead: string | null,
): readonly string[] | null => {
  const named = lead === name && file.root === '' ? namedAgents(lists.tools ?? []) : []
  return named.length === 0 || edges.some((edge) => edge.root === '' && edge.from === name) ? null : named
}

const withCalls = (fields: FoundAgent['fields'], names: readonly string[]): FoundAgent['fields'] => ({
  ...fields,
  patterns: {
    ...fields.patterns,
    delegate: [{ pattern: '*', level: 'deny' }, ...names.map((pattern) => ({ pattern, level: 'allow' as const }))],
  },
})

/** The agent's own mode, where the client takes the word. */
const modeOf = ({ verdict }: ReadAgent): string | null =>
  typeof verdict.seen.permissionMode === 'string' ? verdict.seen.permissionMode : null

/** The agent with what the policy of the guard says of it beyond its lists of tools. */
const governed = (agent: FoundAgent, policy: Policy | null): FoundAgent =>
  agent.fields.capabilities && policy
    ? {
        ...agent,
        fields: {
          ...agent.fields,
          ...withPolicy(
            { capabilities: agent.fields.capabilities, parts: agent.fields.parts ?? {} },
            policy,
            agent.name,
          ),
        },
      }
    : agent

const spelling = ({ tools }: ToolLists): JsonObject => {
  const spelled = spelledOtherwise(tools ?? [])
  return spelled === null ? {} : { [SPELLED]: spelled }
}

/** The lists of tools word for word, where they are not what a new file would say for the same capabilities. */
const ownLists = ({ file, name, lists }: ReadAgent, edges: readonly FoundEdge[], lead: string | null): JsonObject => {
  const called = (from: string) =>
    edges.filter((edge) => edge.root === file.root && edge.from === from).map((edge) => edge.to)
  const direct = new Set(called(name))
  const keepList =
    lead === name &&
    file.root === '' &&
    [...reachable(name, called)].some((other) => other !== name && !direct.has(other))
  const tools = lists.tools === null ? null : withoutNames(lists.tools, (other) => direct.has(other), keepList)
  const usual = plainLists(powersOf(lists))
  if (sameItems(tools, usual.tools) && sameItems(lists.disallowed, usual.disallowed)) return {}
  const own = tools ?? (usual.tools === null ? null : ['*'])
  return {
    ...(own === null ? {} : { tools: own }),
    ...(lists.disallowed.length > 0 ? { disallowedTools: lists.disallowed } : {}),
  }
}
