import type { Design } from '../../../design/model.ts'
import type { AgentId } from '../../../design/records/shared.ts'
import { isObject } from '../../../files/json.ts'
import { joinPath } from '../../../files/path.ts'
import { type Policy, policyOf } from '../../../guard/policy.ts'
import { agentFor } from '../../target.ts'
import type { Named } from '../naming.ts'
import { isLevel } from '../permission.ts'
import { keptPaths } from './kept.ts'

/** The policy of the agents of one project for OpenCode, by the names that `task` knows them by. */
export const opencodePolicy = (design: Design, named: ReadonlyMap<AgentId, Named>, root: string): Policy => {
  const agents = new Map(
    [...named].flatMap(([id, { agent, name }]) => {
      if (agent.root !== root) return []
      const own = agentFor(agent, 'opencode')
      const mcp = { ...toolsOf(own), ...own.capabilities.mcp }
      return [[id, { ...own, name, capabilities: { ...own.capabilities, mcp } }] as const]
    }),
  )
  const up =
    root === ''
      ? {}
      : {
          top: root
            .split('/')
            .map(() => '..')
            .join('/'),
        }
  return policyOf(design, {
    agents,
    kept: keptPaths.map((path) => (path.startsWith('*') ? path : joinPath(root, path))),
    ...up,
  })
}

/** Tools that no capability stands for, by name: those that the agent's own permissions speak of. */
const toolsOf = ({
  targets,
}: {
  readonly targets: Readonly<Record<string, object>>
}): Record<string, 'allow' | 'ask' | 'deny'> => {
  const more = (targets.opencode as { permission?: unknown } | undefined)?.permission
  return isObject(more)
    ? Object.fromEntries(
        Object.entries(more).flatMap(([tool, level]) => (isLevel(level) ? [[tool, level] as const] : [])),
      )
    : {}
}
