import { z } from '../../design/zod.ts'
import { isObject, type Json, type JsonObject } from '../../files/json.ts'

/** Hooks of these events may be what guards an agent, so one that cannot load stops the whole agent. */
const GUARDS = ['PreToolUse', 'PermissionRequest']

/** The events that the client knows (2.1.330). An entry under another name is passed over, unless guards hide in it. */
const EVENTS: ReadonlySet<string> = new Set(
  'PreToolUse PostToolUse PostToolUseFailure PostToolBatch Notification UserPromptSubmit UserPromptExpansion SessionStart SessionEnd Stop StopFailure SubagentStart SubagentStop PreCompact PostCompact PreModelSwitch PostModelSwitch PermissionRequest PermissionDenied Setup TeammateIdle TaskCreated TaskCompleted Elicitation ElicitationResult ConfigChange WorktreeCreate WorktreeRemove InstructionsLoaded CwdChanged FileChanged DirectoryAdded MessageDisplay'.split(
    ' ',
  ),
)

/** Keys of the header whose values are not searched for guards. */
const NOT_SEARCHED: ReadonlySet<string> = new Set(['metadata', 'mcpServers', 'lspServers'])
/** How deep the client looks for guards that stand in a wrong place. */
const DEPTH = 3

/**
 * Why the client refuses the whole agent because of its hooks, or null. What it rests on: a guard that cannot be loaded
 * may be what made the agent safe, so an agent is rather not loaded than loaded without it.
 */
export const refusedForHooks = (header: JsonObject): string | null => {
  const outside = Object.entries(header).find(
    ([key, value]) =>
      isGuard(key, value) ||
      (key !== 'hooks' &&
        !NOT_SEARCHED.has(key) &&
        hidesGuard(value, DEPTH, { skip: NOT_SEARCHED, matchers: !EVENTS.has(key) })),
  )
  if (outside)
    return `“${outside[0]}” holds hooks beside “hooks” instead of in it. They might guard the agent, so Claude Code refuses the whole agent: move them below “hooks”.`
  const hooks = header.hooks
  if (hooks === undefined || hooks === null || hooks === false || hooks === 0 || hooks === '') return null
  const broken = isObject(hooks) && !isMatcher(hooks) ? brokenEvent(hooks) : 'hooks'
  return broken === null
    ? null
    : broken === 'hooks'
      ? '“hooks” is not a map of events. It might guard the agent, so Claude Code refuses the whole agent: write it as in settings.json, or take it away.'
      : `A hook of ${broken} cannot load. It might guard the agent, so Claude Code refuses the whole agent: correct that hook.`
}

const brokenEvent = (hooks: JsonObject): string | null =>
  Object.entries(hooks).find(([event, groups]) => {
    if (!EVENTS.has(event)) return hidesGuard(groups, DEPTH, { matchers: !Array.isArray(groups) })
    const guards = GUARDS.includes(event)
    if (!Array.isArray(groups)) return (guards && groups !== null) || hidesGuard(groups, DEPTH, { matchers: false })
    return groups.some((group) =>
      guards ? !Group.safeParse(group).success : hidesGuard(group, DEPTH, { matchers: false }),
    )
  })?.[0] ?? null

const seconds = z.optional(z.number().check(z.positive()))
const flag = z.optional(z.boolean())
const text = z.optional(z.string())
const onFailure = z.optional(z.enum(['continue', 'block']))
const shared = { if: text, timeout: seconds, statusMessage: text, once: flag }

/** One hook as the client checks it; keys that it does not know pass. */
const Handler = z.discriminatedUnion('type', [
  z.object({
    ...shared,
    type: z.literal('command'),
    command: z.string(),
    args: z.optional(z.array(z.string())),
    shell: z.optional(z.enum(['bash', 'powershell'])),
    onFailure,
    async: flag,
    asyncRewake: flag,
    holdsTools: flag,
    rewakeMessage: z.optional(z.string().check(z.minLength(1))),
    rewakeSummary: z.optional(z.string().check(z.minLength(1))),
  }),
  z.object({ ...shared, type: z.literal('prompt'), prompt: z.string(), model: text, continueOnBlock: flag }),
  z.object({
    ...shared,
    type: z.literal('mcp_tool'),
    server: z.string(),
    tool: z.string(),
    input: z.optional(z.record(z.string(), z.unknown())),
  }),
  z.object({
    ...shared,
    type: z.literal('http'),
    url: z.url(),
    onFailure,
    headers: z.optional(z.record(z.string(), z.string())),
    allowedEnvVars: z.optional(z.array(z.string())),
  }),
  z.object({ ...shared, type: z.literal('agent'), prompt: z.string(), model: text }),
])
const Group = z
  .object({ matcher: z.optional(z.string()), hooks: z.array(Handler) })
  .check(z.refine((group) => !hidesGuard(group as unknown as Json, DEPTH, { matchers: false })))

const isGuard = (key: string, value: Json): boolean =>
  GUARDS.includes(key) && value !== null && !(Array.isArray(value) && value.length === 0)

const holdsGuard = (value: Json): boolean =>
  isObject(value) && Object.entries(value).some(([key, inner]) => isGuard(key, inner))

/** Has it the shape of what stands below an event: a matcher with its hooks? */
const isMatcher = (value: Json): boolean => {
  if (!isObject(value)) return false
  if (!('matcher' in value) && Object.keys(value).some((key) => EVENTS.has(key))) return false
  const { hooks } = value
  if (Array.isArray(hooks)) return hooks.length > 0
  return isObject(hooks) && ('matcher' in value || typeof hooks.type === 'string')
}

type Search = { readonly matchers: boolean; readonly skip?: ReadonlySet<string>; readonly inList?: boolean }

/** Does a value hold guards where none can take effect? */
const hidesGuard = (value: Json, depth: number, { matchers, skip, inList = false }: Search): boolean => {
  if (holdsGuard(value) || (matchers && isMatcher(value))) return true
  if (depth === 0 || typeof value !== 'object' || value === null) return false
  const deeper = { ...(skip ? { skip } : {}) }
  if (Array.isArray(value)) return value.some((item) => hidesGuard(item, depth - 1, { ...deeper, matchers, inList }))
  if (!isObject(value) || (inList && typeof value.type === 'string')) return false
  return Object.entries(value).some(
    ([key, inner]) =>
      !skip?.has(key) &&
      hidesGuard(inner, depth - 1, {
        ...deeper,
        matchers: matchers && !EVENTS.has(key),
        inList: key === 'hooks' && Array.isArray(inner),
      }),
  )
}
