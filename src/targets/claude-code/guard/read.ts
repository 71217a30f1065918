import { capabilityOf, levelAt, type Powers, powersFrom } from '../../../design/powers.ts'
import type { Level } from '../../../design/records/agent.ts'
import { type FileSet, textOf } from '../../../files/file-set.ts'
import { joinPath } from '../../../files/path.ts'
import { parseJsonc } from '../../../files/revise-json.ts'
import { Policy } from '../../../guard/policy.ts'
import type { AgentFields } from '../../target.ts'
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
export const withPolicy = (fields: AgentFields, policy: Policy | null, name: string): AgentFields => {
  const agent = policy !== null && Object.hasOwn(policy.agents, name) ? policy.agents[name] : undefined
  if (!agent || !fields.capabilities) return fields
  const listed: Powers = { capabilities: fields.capabilities, parts: fields.parts ?? {} }
  const level = (list: Level, said: Level | undefined): Level => (list === 'deny' ? 'deny' : (said ?? list))
  const mcp = Object.entries(fields.capabilities.mcp).map(([server, list]) => [server, level(list, agent.mcp[server])])
  const { capabilities, parts } = powersFrom(Object.fromEntries(mcp), (leaf) =>
    level(levelAt(listed, leaf), agent.may[leaf] ?? agent.may[capabilityOf(leaf) ?? '']),
  )
  return { ...fields, capabilities, parts: { ...parts } }
}
