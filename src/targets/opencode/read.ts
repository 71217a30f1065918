import { type FileSet, realPath, textOf } from '../../files/file-set.ts'
import { baseName, folderOf, isBelow, LONGEST_PATH } from '../../files/path.ts'
import { withoutSections } from '../../files/section.ts'
import { type Problem, problem } from '../problem.ts'
import type { Found, FoundAgent, FoundDirectory } from '../target.ts'
import { type ConfigFile, configsFor, readConfigs, serversIn, sharedPermission } from './config.ts'
import { foundAgent } from './found-agent.ts'
import { readFrontmatter } from './frontmatter.ts'
import { type Enforcement, enforcementIn } from './guard/recognise.ts'
import { BUILT_IN, jsonSources } from './json-source.ts'
import { looseSources } from './loose.ts'
import { markdownSources } from './markdown-source.ts'
import { misfitInHeader } from './misfit.ts'
import { inHiddenFolder, ownedAs } from './paths.ts'
import { commandProblem } from './schema.ts'
import type { Source } from './source.ts'
import { startsIn } from './started-by.ts'

/** What OpenCode 1 would make of a repository. Never throws; one bad file is said, not fatal here (though it is there). */
export const read = (files: FileSet): Found => {
  const configs = readConfigs(files)
  const enforcedIn = enforcements(files)
  const enforcement = [...files.keys()].flatMap((path) => enforcedIn(ownedAs(path)?.root ?? '') ?? []).at(0) ?? null
  const agentsIn = configs.filter(({ path, root }) => enforcedIn(root)?.isOwn(path) !== true)
  const sources = [...jsonSources(files, agentsIn), ...markdownSources(files)]
  const failures = failuresIn(files, configs, sources)
  const byName = new Map<string, Source[]>()
  for (const source of sources) byName.set(source.name, [...(byName.get(source.name) ?? []), source])
  const found = sources.map((source) => {
    const twins = byName.get(source.name) ?? []
    return foundAgent(source, {
      files,
      problem: failureFor(failures, source.root),
      shared: sharedPermission(configsFor(isKnown(source, enforcedIn) ? agentsIn : configs, source.root)),
      servers: serversIn(configsFor(configs, source.root)),
      isAgent: (name) => !BUILT_IN.has(name) && (byName.get(name) ?? []).some((other) => other.root === source.root),
      winner: twins.filter((other) => wins(other, source)).at(-1) ?? null,
      policy: enforcedIn(source.root)?.policy ?? null,
    })
  })
  const loose = looseSources(files)
  const looseNames = new Set(loose.map((source) => `${source.root}\n${source.name}`))
  const looseFound = loose.map((source) =>
    foundAgent(source, {
      files,
      problem: null,
      shared: {},
      servers: [],
      isAgent: (name) => looseNames.has(`${source.root}\n${name}`),
      winner: null,
      policy: null,
    }),
  )
  const both = [...found, ...looseFound]
  return {
    agents: both.map(({ agent }) => withoutLeadsMode(agent, leadIn(configs))),
    edges: both.flatMap(({ edges }) => edges),
    directories: directoriesIn(files),
    starts: startsIn(files, configs),
    main: mainIn(files),
    lead: leadIn(configs),
    limits: [],
    skipped: [
      ...failures.map(({ path, problem }) => ({ path, why: problem.message, problem, breaksAll: true as const })),
      ...configs
        .filter((config) => config.value.agents !== undefined)
        .map(({ path }) => ({ path, why: SECOND_VERSION })),
    ],
    present: [...files.keys()].some((path) => ownedAs(path) !== null),
    ...(enforcement === null ? {} : { enforced: true, own: enforcement.builtIns === 'off' ? { builtIns: 'off' } : {} }),
  }
}

/** What the baseline shuts is open again to the agents of the policy; to one that it does not know it is not. */
const isKnown = ({ root, name }: Source, enforcedIn: (root: string) => Enforcement | null): boolean =>
  Object.hasOwn(enforcedIn(root)?.policy?.agents ?? {}, name)

/** What enforcement left in each project, looked for once. */
const enforcements = (files: FileSet): ((root: string) => Enforcement | null) => {
  const known = new Map<string, Enforcement | null>()
  return (root) => {
    const found = known.has(root) ? (known.get(root) ?? null) : enforcementIn(files, root)
    known.set(root, found)
    return found
  }
}

const SECOND_VERSION =
  'It states agents as OpenCode 2 does, under “agents”. OpenCode 1.18.33 loads them too; DotBox keeps them as they are and does not show them. Write them under “agent” to see them.'

/** The lead is primary in every file that DotBox writes, so that is no field of its own. */
const withoutLeadsMode = (agent: FoundAgent, lead: string | null): FoundAgent => {
  if (agent.name !== lead || agent.root !== '' || agent.own.mode !== 'primary') return agent
  const { mode: _, ...own } = agent.own
  return { ...agent, own }
}

/** Does the first source win over the second one? A farther `.opencode` wins over a nearer one, and is merged into it. */
const wins = (a: Source, b: Source): boolean => {
  if (a === b || !isBelow(b.root, a.root)) return false
  if (a.root !== b.root) return a.place.pointer === undefined
  return a.rank > b.rank || (a.rank === b.rank && a.place.path > b.place.path)
}

type Failure = { readonly path: string; readonly root: string; readonly problem: Problem }

/** The files that make the client refuse everything, each with what is wrong. */
const failuresIn = (files: FileSet, configs: readonly ConfigFile[], sources: readonly Source[]): Failure[] =>
  [
    ...configs.map(({ path, root, problem }) => ({ path, root, problem })),
    ...sources.map(({ place, root, problem }) => ({ path: place.path, root, problem })),
    ...[...files.keys()].map((path) => ({
      path,
      root: ownedAs(path)?.root ?? '',
      problem: commandFailure(files, path),
    })),
  ].flatMap(({ path, root, problem }) =>
    problem === null
      ? []
      : [{ path, root, problem: { ...problem, message: `OpenCode refuses to start: ${problem.message}.` } }],
  )

const commandFailure = (files: FileSet, path: string): Problem | null => {
  const text = ownedAs(path)?.kind === 'command' ? textOf(files, path) : null
  const page = text === null ? null : readFrontmatter(text)
  const wrong = page?.outcome === 'read' ? commandProblem({ ...page.data, template: page.body }) : null
  return wrong === null || text === null ? null : problem('refused-value', wrong.why, misfitInHeader(text, wrong))
}

/** Started in a folder, the client also reads what the folders above it hold. */
const failureFor = (failures: readonly Failure[], root: string): Problem | null => {
  const failure = failures.find((one) => isBelow(root, one.root))
  return failure
    ? problem('all-refused', `OpenCode loads no agent at all because of ${failure.path}. ${failure.problem.message}`)
    : null
}

/** The agent that `default_agent` names at the top; what is laid on last wins. */
const leadIn = (configs: readonly ConfigFile[]): string | null => {
  const named = configs.filter((config) => config.root === '' && typeof config.value.default_agent === 'string').at(-1)
  return typeof named?.value.default_agent === 'string' ? named.value.default_agent : null
}

/** The first of these that is there is the main instruction file; OpenCode then reads none of the others. */
const MAIN = ['AGENTS.md', 'CLAUDE.md', 'CONTEXT.md'] as const

const mainIn = (files: FileSet): Found['main'] => {
  const first = MAIN.find((path) => textOf(files, path) !== null)
  const real = first === undefined ? null : realPath(files, first)
  const text = real === null ? null : textOf(files, real)
  if (real === null || text === null) return null
  const pointed = pointedAt(files, text)
  return pointed ?? { path: real, text }
}

/** More than a path and the white space around it. */
const LONGEST_POINTER = 2 * LONGEST_PATH

/** A file that only names another one: a pointer, or a symbolic link that a machine without links checked out as text. */
const pointedAt = (files: FileSet, text: string): Found['main'] => {
  if (text.length > LONGEST_POINTER) return null
  const path = /^@?(?:\.\/)?([\w.-]+(?:\/[\w.-]+)*\.md)$/.exec(text.trim())?.[1]
  const real = path === undefined ? null : realPath(files, path)
  const found = real === null ? null : textOf(files, real)
  return real === null || found === null || found === text ? null : { path: real, text: found }
}

/** Folders with a rule file of their own. A file that holds nothing but DotBox's copy of INSTRUCTIONS.md is not one. */
const directoriesIn = (files: FileSet): FoundDirectory[] =>
  [...files.keys()].flatMap((path) => {
    if (baseName(path) !== 'AGENTS.md' || folderOf(path) === '' || inHiddenFolder(path)) return []
    const file = realPath(files, path)
    const text = textOf(files, path)
    const instructions = text === null ? '' : withoutSections(text)
    return file === null || instructions === '' ? [] : [{ path: folderOf(path), file, instructions }]
  })
