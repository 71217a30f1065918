import type { Design } from '../../../design/model.ts'
import { directories, get, settings } from '../../../design/queries.ts'
import type { Json } from '../../../files/json.ts'
import { joinPath } from '../../../files/path.ts'
import type { Sheet } from '../../../files/sheet.ts'
import { policyText } from '../../../guard/policy.ts'
import { agentFor } from '../../target.ts'
import { SETTINGS } from '../configuration.ts'
import { CLAUDE_CODE } from '../id.ts'
import { claudePolicy, GUARD, POLICY, rootsOf } from './policy.ts'
import { guardSettings } from './settings.ts'
import { guardText } from './text.ts'

type Entry = readonly [string, Sheet]

/** The guard, its policy, and the settings by which the client asks it: of each project, and of each working directory. */
export const guardSheets = (design: Design): Entry[] => {
  const roots = rootsOf(design)
  if (!settings(design).enforce || roots.length === 0) return leadSheet(design)
  return [
    ...roots.flatMap((root): Entry[] => {
      const policy = policyText(claudePolicy(design, root))
      return [
        [joinPath(root, GUARD), { kind: 'text', text: guardText, goesWith: policy }],
        [joinPath(root, POLICY), { kind: 'text', text: policy }],
      ]
    }),
    ...startFolders(design, roots).map(({ folder, root }): Entry => {
      const up =
        folder === root ? '' : '../'.repeat(folder.split('/').length - (root === '' ? 0 : root.split('/').length))
      return [
        joinPath(folder, SETTINGS),
        { kind: 'json', value: { ...leadOf(design, root), ...guardSettings(claudePolicy(design, root), up) } },
      ]
    }),
  ]
}

/** Without a guard the settings only name who leads. */
const leadSheet = (design: Design): Entry[] => {
  const agent = leadAgent(design)
  return agent ? [[joinPath(agent.root, SETTINGS), { kind: 'json', value: leadOf(design, agent.root) }]] : []
}

const leadAgent = (design: Design) => {
  const { lead } = settings(design)
  const agent = lead === null ? undefined : get(design, lead)
  return agent?.leftOut.includes(CLAUDE_CODE) ? undefined : agent
}

const leadOf = (design: Design, root: string): { [key: string]: Json } => {
  const agent = leadAgent(design)
  return agent?.root === root ? { agent: agentFor(agent, CLAUDE_CODE).name } : {}
}

/**
 * The folders in which a session of the team may start, each with the project whose guard it asks: the client reads the
 * settings of the folder it starts in, and of no folder above it.
 */
const startFolders = (design: Design, roots: readonly string[]): { folder: string; root: string }[] => {
  const places = directories(design).flatMap(({ path }) => {
    if (path === '' || path.split('/').some((part) => part === '' || part.startsWith('.'))) return []
    const root = roots.findLast((one) => one === '' || path === one || path.startsWith(`${one}/`))
    return root === undefined || roots.includes(path) ? [] : [{ folder: path, root }]
  })
  return [...roots.map((root) => ({ folder: root, root })), ...places]
}
