import type { Powers } from '../../../design/powers.ts'
import { CAPABILITIES, type Level, PARTS } from '../../../design/records/agent.ts'
import { type FileSet, textOf } from '../../../files/file-set.ts'
import { joinPath } from '../../../files/path.ts'
import { parseJsonc } from '../../../files/revise-json.ts'
import { Policy } from '../../../guard/policy.ts'
import { POLICY } from './policy.ts'

/** The policy of a project, null where there is none or where it is damaged. */
export const policyIn = (files: FileSet, root: string): Policy | null => {
  const text = textOf(files, joinPath(root, POLICY))
  const parsed = text === null ? null : parseJsonc(text, { strict: true })
  const policy = parsed?.ok ? Policy.safeParse(parsed.value) : null
  return policy?.success ? policy.data : null
}

/** True where any policy stands in the repository: what the canvas says is enforced here. */
export const isEnforced = (files: FileSet): boolean =>
  [...files.keys()].some((path) => path === POLICY || path.endsWith(`/${POLICY}`))

/**
 * What an agent may do, from its lists of tools and the policy: a tool is listed as soon as the guard may allow a part of what
 * it does, so where the list gives a tool, the policy has the last word.
 */
export const withPolicy = (listed: Powers, policy: Policy | null, name: string): Powers => {
  const agent = policy !== null && Object.hasOwn(policy.agents, name) ? policy.agents[name] : undefined
  if (!agent) return listed
  const level = (list: Level, said: Level | undefined): Level => (list === 'deny' ? 'deny' : (said ?? list))
  const { capabilities } = listed
  return {
    capabilities: {
      ...capabilities,
      ...Object.fromEntries(CAPABILITIES.map((key) => [key, level(capabilities[key], agent.may[key])])),
      mcp: Object.fromEntries(
        Object.entries(capabilities.mcp).map(([server, list]) => [server, level(list, agent.mcp[server])]),
      ),
    },
    parts: Object.fromEntries(PARTS.flatMap((part) => (agent.may[part] ? [[part, agent.may[part]]] : []))),
  }
}
