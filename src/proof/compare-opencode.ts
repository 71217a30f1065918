import { join } from 'node:path'
import type { Json, JsonObject } from '../files/json.ts'
import { isObject } from '../files/json.ts'
import { isBelow } from '../files/path.ts'
import type { FileVerdict } from '../project/reading.ts'
import { grouped } from '../rules/grouped.ts'
import { configsFor, readConfigs, sharedPermission } from '../targets/opencode/config.ts'
import { DEFAULTS, rulesOf as permissionRules } from '../targets/opencode/permission.ts'
import { type Case, rootsOf, verdictsFor } from './cases.ts'
import { differing, listedRules } from './effective.ts'
import { temporaryFolder } from './hermetic.ts'
import { layOut } from './lay-out.ts'
import type { OpenCodeAgent, OpenCodeServer } from './opencode.ts'
import { type Outcome, same } from './report.ts'

const TARGET = 'opencode'

/** Lays a case out and compares what OpenCode lists with what DotBox says. One outcome for each project folder in it. */
export const compareOpenCode = async (server: OpenCodeServer, one: Case): Promise<Outcome[]> => {
  const roots = rootsOf(one, TARGET)
  if (roots.length === 0) return []
  const folder = temporaryFolder('case')
  layOut(one.files, folder)
  const outcomes: Outcome[] = []
  for (const root of roots) outcomes.push(await compareProject(server, one, folder, root))
  return outcomes
}

const compareProject = async (server: OpenCodeServer, one: Case, folder: string, root: string): Promise<Outcome> => {
  // Started in a folder, the client also reads the folders above it, up to the top of the repository.
  const verdicts = rootsOf(one, TARGET)
    .filter((other) => isBelow(root, other))
    .flatMap((other) => verdictsFor(one, TARGET, other))
  const loading = verdicts.filter((verdict) => verdict.loads)
  const seen = await server.ask(join(folder, root))
  const name = `OpenCode: ${one.name}${root === '' ? '' : ` in ${root}`}`
  const compared = `${loading.length} of ${verdicts.length} agents load`
  if (one.sees && !loading.some(({ seen }) => seen.name === one.sees?.name))
    return { name, compared, problems: ['the mended agent does not load'] }
  if ('refused' in seen) {
    const problems =
      loading.length === 0
        ? []
        : [
            `the client refuses everything, DotBox says that ${loading.length} agents load: ${seen.refused.slice(0, 400)}`,
          ]
    return { name, compared: `${compared}, the whole configuration is refused`, problems }
  }
  const shared = sharedPermission(configsFor(readConfigs(one.files), root))
  const byName = grouped(loading, (verdict) => String(verdict.seen.name))
  // An agent of the client's own that the files say something about counts as theirs.
  const listed = seen.agents.filter((agent) => agent.native !== true || byName.has(agent.name))
  const problems = [
    ...same('agents that load', listed.map((agent) => agent.name).sort(), [...byName.keys()].sort()),
    ...listed.flatMap((agent) => {
      const [verdict, ...others] = byName.get(agent.name) ?? []
      // Two files that state one agent are merged by the client; each verdict tells of its own file.
      return verdict && others.length === 0
        ? [...compareAgent(agent, verdict, server.home), ...compareEffective(agent, verdict, shared)]
        : []
    }),
    ...(one.template ? listed.flatMap((agent) => same(`options of ${agent.name}`, agent.options, {})) : []),
  ]
  return { name, compared, problems }
}

/** What the agent may really do, by the client's whole list: defaults, what is said for all agents, and its own. */
const compareEffective = (agent: OpenCodeAgent, { seen }: FileVerdict, shared: JsonObject): string[] => {
  if (agent.native === true) return []
  const said = [...DEFAULTS, ...permissionRules(shared), ...permissionRules(seen.permission)]
  return differing(listedRules(agent.permission), said).map(
    (problem) => `effective permissions of ${agent.name}: ${problem}`,
  )
}

const compareAgent = (agent: OpenCodeAgent, { seen }: FileVerdict, home: string): string[] => {
  const model = agent.model ? `${agent.model.providerID}/${agent.model.modelID}` : null
  const said = typeof seen.model === 'string' ? (seen.model.includes('/') ? seen.model : `${seen.model}/`) : null
  const expected = rulesOf(seen.permission, home)
  // Rules for folders of its own, which the client adds behind everything, tell nothing about the file.
  const rules = agent.permission.map(({ permission, pattern, action }) => `${permission} ${pattern} ${action}`)
  while (
    rules.length > 0 &&
    /^external_directory \/.* allow$/.test(rules.at(-1) ?? '') &&
    rules.at(-1) !== expected.at(-1)
  )
    rules.pop()
  // An agent of the client's own keeps what no file states.
  const stated = (key: string) =>
    agent.native !== true || (seen[key] !== undefined && seen[key] !== '' && seen[key] !== 'all')
  return [
    ...(stated('description')
      ? same(`description of ${agent.name}`, agent.description ?? null, seen.description ?? null)
      : []),
    ...(stated('mode') ? same(`mode of ${agent.name}`, agent.mode, seen.mode) : []),
    ...(stated('model') ? same(`model of ${agent.name}`, model, said) : []),
    ...(stated('prompt') ? same(`prompt of ${agent.name}`, agent.prompt ?? '', seen.prompt ?? '') : []),
    ...FIELDS.flatMap(([theirs, ours]) => {
      const [one, other] = [agent[theirs] ?? null, seen[ours] ?? null]
      return stated(ours) ? same(`${ours} of ${agent.name}`, one, other) : []
    }),
    ...(stated('options') ? same(`options of ${agent.name}`, sorted(agent.options), sorted(seen.options ?? {})) : []),
    ...same(`permissions of ${agent.name}`, rules.slice(rules.length - expected.length), expected),
  ]
}

/** What the client calls a field that it lists, and what its files call it. */
const FIELDS = [
  ['temperature', 'temperature'],
  ['topP', 'top_p'],
  ['steps', 'steps'],
  ['color', 'color'],
  ['variant', 'variant'],
  ['hidden', 'hidden'],
] as const

/** An object as text without the order of its keys, which means nothing here. */
const sorted = (value: unknown): unknown =>
  isObject(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value

/** A permission map as the flat list that the client makes of it. */
const rulesOf = (permission: Json | undefined, home: string): string[] => {
  if (!isObject(permission)) return []
  const expanded = (pattern: string) => pattern.replace(/^(?:~|\$HOME)(?=\/|$)/, home)
  return Object.entries(permission).flatMap(([key, value]) =>
    isObject(value)
      ? Object.entries(value).map(([pattern, action]) => `${key} ${expanded(pattern)} ${String(action)}`)
      : [`${key} * ${String(value)}`],
  )
}
