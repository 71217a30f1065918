import { z } from '../../design/zod.ts'
import type { Json } from '../../files/json.ts'

/**
 * The shapes that the client checks when it loads (`ConfigAgentV1` and `ConfigV1` in the bundle of 1.18.33). One value
 * of a wrong type anywhere makes it refuse the whole configuration, so these decide whether *any* agent is there.
 * Keys that it does not know pass.
 */
const level = z.enum(['ask', 'allow', 'deny'])
const graded = z.union([level, z.record(z.string(), level)])
const plain = { todowrite: level, question: level, webfetch: level, websearch: level, doom_loop: level }

const Permission = z.union([level, z.catchall(z.partial(z.object(plain)), graded)])
const natural = z.int().check(z.minimum(1))

const Agent = z.partial(
  z.looseObject({
    // Not checked when it loads, but then no client can list the agents.
    name: z.string(),
    model: z.string(),
    variant: z.string(),
    temperature: z.number(),
    top_p: z.number(),
    prompt: z.string(),
    tools: z.record(z.string(), z.boolean()),
    disable: z.boolean(),
    description: z.string(),
    mode: z.enum(['subagent', 'primary', 'all']),
    hidden: z.boolean(),
    options: z.record(z.string(), z.unknown()),
    color: z.union([
      z.string().check(z.regex(/^#[0-9a-fA-F]{6}$/)),
      z.enum(['primary', 'secondary', 'accent', 'success', 'warning', 'error', 'info']),
    ]),
    steps: natural,
    maxSteps: natural,
    permission: Permission,
  }),
)

const Command = z.object({
  template: z.string(),
  description: z.optional(z.string()),
  agent: z.optional(z.string()),
  model: z.optional(z.string()),
  variant: z.optional(z.string()),
  subtask: z.optional(z.boolean()),
})

const Server = z.union([
  z.looseObject({
    type: z.literal('local'),
    command: z.array(z.string()),
    environment: z.optional(z.record(z.string(), z.string())),
    enabled: z.optional(z.boolean()),
    cwd: z.optional(z.string()),
  }),
  z.looseObject({
    type: z.literal('remote'),
    url: z.string(),
    headers: z.optional(z.record(z.string(), z.string())),
    enabled: z.optional(z.boolean()),
  }),
  z.looseObject({ type: z.optional(z.undefined()), enabled: z.boolean() }),
])

const strings = z.array(z.string())

/** The keys whose shape DotBox knows; the others of `ConfigV1` are taken as they are. */
const Config = z.partial(
  z.looseObject({
    $schema: z.string(),
    shell: z.string(),
    logLevel: z.enum(['DEBUG', 'INFO', 'WARN', 'ERROR']),
    command: z.record(z.string(), Command),
    snapshot: z.boolean(),
    share: z.enum(['manual', 'auto', 'disabled']),
    autoshare: z.boolean(),
    autoupdate: z.union([z.boolean(), z.literal('notify')]),
    disabled_providers: strings,
    enabled_providers: strings,
    model: z.string(),
    small_model: z.string(),
    default_agent: z.string(),
    subagent_depth: z.int().check(z.minimum(0)),
    username: z.string(),
    mode: z.record(z.string(), Agent),
    agent: z.record(z.string(), Agent),
    mcp: z.record(z.string(), Server),
    instructions: strings,
    permission: Permission,
    tools: z.record(z.string(), z.boolean()),
    plugin: z.array(z.union([z.string(), z.tuple([z.string(), z.record(z.string(), z.unknown())])])),
    provider: z.record(
      z.string(),
      z.looseObject({
        npm: z.optional(z.string()),
        name: z.optional(z.string()),
        options: z.optional(z.record(z.string(), z.unknown())),
      }),
    ),
  }),
)

/** A value that the client does not take, by the keys that lead to it. */
export type Misfit = { readonly path: readonly PropertyKey[]; readonly found: unknown; readonly why: string }

export const agentProblem = (value: Json): Misfit | null => misfit(Agent, value)
export const commandProblem = (value: Json): Misfit | null => misfit(Command, value)
export const configProblem = (value: Json): Misfit | null => misfit(Config, value)

/** The first thing that is wrong, said as `permission.edit: "maybe" does not fit here`, or null. */
const misfit = (schema: z.ZodMiniType, value: Json): Misfit | null => {
  const result = schema.safeParse(value)
  const issue = result.error?.issues[0]
  if (!issue) return null
  const { path } = deepest(issue)
  const found = path.reduce<unknown>(
    (at, key) => (typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined),
    value,
  )
  return {
    path,
    found,
    why: `${path.map(String).join('.') || 'the file'}: ${JSON.stringify(found)?.slice(0, 80) ?? 'nothing'} does not fit here`,
  }
}

type Issue = z.core.$ZodIssue

/** Of the branches of a union, the one that failed furthest in says best what is wrong. */
const deepest = (issue: Issue): { readonly path: readonly PropertyKey[] } => {
  if (issue.code !== 'invalid_union') return issue
  const inner = issue.errors.flat().map((one) => deepest(one))
  const best = inner.reduce((most, one) => (one.path.length > most.path.length ? one : most), {
    path: [] as readonly PropertyKey[],
  })
  return { path: [...issue.path, ...best.path] }
}
