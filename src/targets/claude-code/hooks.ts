import { isObject, type Json, type JsonObject } from '../../files/json.ts'

/** Hooks of these events may be what guards an agent, so one that cannot load stops the whole agent. */
const GUARDS = ['PreToolUse', 'PermissionRequest']
const TYPES = ['command', 'http', 'mcp_tool', 'prompt', 'agent']

/** Why the client refuses the whole agent because of its hooks, or null (claude-code.md, 2.2). */
export const refusedForHooks = (header: JsonObject): string | null => {
  const outside = GUARDS.find((event) => Object.hasOwn(header, event))
  if (outside)
    return `“${outside}” stands beside “hooks” instead of in it. It might guard the agent, so Claude Code refuses the whole agent: move it below “hooks”.`
  const hooks = header.hooks
  if (!isObject(hooks)) return null
  const broken = GUARDS.find((event) => Object.hasOwn(hooks, event) && !canLoad(hooks[event] ?? null))
  return broken
    ? `A hook of ${broken} cannot load. It might guard the agent, so Claude Code refuses the whole agent: correct that hook.`
    : null
}

const canLoad = (groups: Json): boolean =>
  Array.isArray(groups) &&
  groups.every(
    (group) =>
      isObject(group) &&
      (group.matcher === undefined || typeof group.matcher === 'string') &&
      Array.isArray(group.hooks) &&
      group.hooks.every(isHandler),
  )

const isHandler = (handler: Json): boolean =>
  isObject(handler) &&
  typeof handler.type === 'string' &&
  TYPES.includes(handler.type) &&
  (handler.type !== 'command' || typeof handler.command === 'string')
