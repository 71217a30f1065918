import { baseName, folderOf } from '../../files/path.ts'

/** What a path below `.opencode` is, and the folder of the project that holds that `.opencode` ('' for the top). */
export type Owned = {
  readonly root: string
  readonly kind: 'config' | 'agent' | 'mode' | 'command' | 'other'
  readonly name: string
}

const CONFIGS: ReadonlySet<string> = new Set(['opencode.json', 'opencode.jsonc'])
const AGENT = /^agents?\/(.+)\.md$/s
const MODE = /^modes?\/([^/]+)\.md$/s
const COMMAND = /^commands?\/(.+)\.md$/s

/** What OpenCode makes of a path (V1), or null where it does not read it. Names are paths without `.md`; case counts. */
export const ownedAs = (path: string): Owned | null => {
  const below = /^(?:(.*?)\/)?\.opencode\/(.+)$/s.exec(path)
  if (below) {
    const root = below[1] ?? ''
    const rest = below[2] ?? ''
    if (CONFIGS.has(rest)) return { root, kind: 'config', name: rest }
    const agent = AGENT.exec(rest)?.[1]
    if (agent !== undefined) return { root, kind: 'agent', name: agent.endsWith('/') ? `${agent}.md` : agent }
    const mode = MODE.exec(rest)?.[1]
    if (mode !== undefined) return { root, kind: 'mode', name: mode }
    const command = COMMAND.exec(rest)?.[1]
    if (command !== undefined) return { root, kind: 'command', name: command }
    return { root, kind: 'other', name: rest }
  }
  return CONFIGS.has(baseName(path)) ? { root: folderOf(path), kind: 'config', name: baseName(path) } : null
}

/** Is this a path that OpenCode reads, or that it keeps its own things in? */
export const owns = (path: string): boolean => ownedAs(path) !== null || baseName(path) === 'AGENTS.md'

/** True where a folder on the way to a path is another tool's, or hidden: nothing in there is a loose agent or a rule file. */
export const inHiddenFolder = (path: string): boolean =>
  folderOf(path)
    .split('/')
    .some((part) => part.startsWith('.') || part === 'node_modules')
