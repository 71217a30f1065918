import type { Capability, Pattern } from '../../design/records/agent.ts'
import type { FileSet } from '../../files/file-set.ts'
import type { Json, JsonObject } from '../../files/json.ts'
import { isObject } from '../../files/json.ts'
import type { Policy } from '../../guard/policy.ts'
import { inWords, type Problem, problem } from '../problem.ts'
import type { AgentFields, FoundAgent, FoundEdge, Verdict } from '../target.ts'
import { calleesIn, placesIn } from './boundaries.ts'
import { orderProblem, readPermission } from './capabilities.ts'
import { textAt } from './frontmatter.ts'
import { withoutGuard } from './guard/recognise.ts'
import { ownFieldsOf } from './own-fields.ts'
import { meantPermission, permissionMap, rulesOfName } from './permission.ts'
import type { Source } from './source.ts'

/** What stands around a source: the rest of its project folder. */
export type Around = {
  readonly files: FileSet
  /** What fails the whole configuration, or null. */
  readonly problem: Problem | null
  readonly shared: JsonObject
  /** The names of the MCP servers in the configuration. */
  readonly servers: readonly string[]
  readonly isAgent: (name: string) => boolean
  /** The source that wins over this one, or null. */
  readonly winner: Source | null
  /** The policy of the repository where its design is enforced, or null. */
  readonly policy: Policy | null
}

/** The longest values that a design holds; a longer one is left in the file and not shown. */
const LONGEST_MODEL = 300
const LONGEST_COLOR = 60

/** One source as a design takes it: fields, own fields, verdict, and the edges that its permissions state. */
export const foundAgent = (
  source: Source,
  around: Around,
): { readonly agent: FoundAgent; readonly edges: readonly FoundEdge[] } => {
  // Of a header that the client cannot read, the design shows what stands there; the verdict says what the client makes of it.
  const permission = permissionMap(source.seen)
  const stated = permissionMap(
    source.data.permission === undefined
      ? source.data
      : { ...source.data, permission: meantPermission(source.data.permission) },
  )
  const read = readPermission(
    around.shared,
    around.policy ? withoutGuard(stated, around.policy, source.name) : stated,
    around.servers,
    rulesOfName(source.name),
  )
  const capabilities = { ...read.capabilities }
  const parts = { ...read.parts }
  const patterns: Partial<Record<Capability, Pattern[]>> = { ...read.patterns }
  const edges: FoundEdge[] = []
  const edge = (kind: 'writes' | 'delegates', toKind: FoundEdge['toKind'], to: string) =>
    edges.push({
      kind,
      root: source.root,
      from: source.name,
      to,
      toKind,
      suggested: false,
      evidence: null,
      strict: true,
    })

  const places = placesIn(capabilities.edit, patterns.edit ?? [], (path) => around.files.has(path))
  if (places) {
    for (const place of places.places) edge('writes', place.toKind, place.path)
    capabilities.edit = places.level
    for (const part of ['edit.change', 'edit.create'] as const) delete parts[part]
    delete patterns.edit
  }
  const callees = calleesIn(
    capabilities.delegate,
    patterns.delegate ?? [],
    (name) => name !== source.name && around.isAgent(name),
  )
  if (callees) {
    for (const name of callees.names) edge('delegates', 'agent', name)
    capabilities.delegate = callees.level
    if (callees.others.length > 0) patterns.delegate = [...callees.others]
    else delete patterns.delegate
  }

  const own = ownFieldsOf(source.data, read.rest)
  const fields: AgentFields = {
    description: textAt(source.data, 'description') ?? '',
    instructions: source.instructions,
    ...short('model', textAt(source.data, 'model'), LONGEST_MODEL),
    ...short('color', textAt(source.data, 'color'), LONGEST_COLOR),
    capabilities,
    parts: { ...parts },
    ...(Object.keys(patterns).length > 0 ? { patterns } : {}),
  }
  const agent: FoundAgent = {
    place: source.place,
    root: source.root,
    name: source.name,
    fields,
    own: { ...own, ...(source.promptFile === null ? {} : { prompt: source.promptFile }) },
    verdict: verdictOf(source, around, permission),
  }
  return { agent, edges }
}

const short = <K extends 'model' | 'color'>(key: K, value: string | null, most: number): AgentFields =>
  value === null || value === '' || value.length > most ? {} : { [key]: value }

const verdictOf = (source: Source, around: Around, permission: JsonObject): Verdict => {
  const lost =
    around.problem ??
    source.lost ??
    (source.seen.disable === true
      ? problem('disabled', 'It is disabled (disable: true): OpenCode leaves it out.')
      : null)
  const model = textAt(source.seen, 'model')
  const order = orderProblem(permission)
  const notes = [
    ...source.notes,
    ...(around.winner
      ? [problem('overridden', `${around.winner.place.path} states the same agent, and what it says wins over this.`)]
      : []),
    ...(model !== null && !model.includes('/')
      ? [
          problem(
            'no-provider',
            `The model “${model}” names no provider: OpenCode finds no such model. Write provider/model.`,
          ),
        ]
      : []),
    ...(['write', 'patch'].some((key) => isObject(source.seen.permission) && source.seen.permission[key] !== undefined)
      ? [
          problem(
            'dead-permission',
            'In permission, “write” and “patch” have no effect; “edit” stands for all ways to change a file.',
          ),
        ]
      : []),
    ...(order === null ? [] : [problem('permission-order', order)]),
  ]
  const problems = lost === null ? notes : [lost]
  return { loads: lost === null, why: inWords(problems), problems, seen: seenOf(source, permission) }
}

const SHOWN = ['description', 'model', 'variant', 'temperature', 'top_p', 'steps', 'color', 'hidden'] as const

/** The keys that the client knows; every other one is sent to the provider of the model among the options. */
const KNOWN: ReadonlySet<string> = new Set([
  ...SHOWN,
  ...['name', 'prompt', 'mode', 'maxSteps', 'options', 'permission', 'disable', 'tools'],
])

const seenOf = (source: Source, permission: JsonObject): JsonObject => {
  const seen: Record<string, Json> = {
    name: source.seen.name === '' ? '' : source.name,
    mode: source.seen.mode ?? 'all',
  }
  for (const key of SHOWN) {
    const value = key === 'steps' ? (source.seen.steps ?? source.seen.maxSteps) : source.seen[key]
    if (value !== undefined) seen[key] = value
  }
  const options = {
    ...(isObject(source.seen.options) ? source.seen.options : {}),
    ...Object.fromEntries(Object.entries(source.seen).filter(([key]) => !KNOWN.has(key))),
  }
  return {
    ...seen,
    ...(Object.keys(options).length > 0 ? { options } : {}),
    permission,
    prompt: source.prompt,
  }
}
