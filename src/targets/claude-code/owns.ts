import { baseName } from '../../files/path.ts'

const FILES = new Set(['CLAUDE.md', 'CLAUDE.local.md', '.mcp.json', '.worktreeinclude'])
const FOLDERS = new Set(['.claude', '.claude-plugin'])

/** Paths that Claude Code reads, at any depth. AGENTS.md is not among them: it is shared, and only a fallback here. */
export const owns = (path: string): boolean =>
  FILES.has(baseName(path)) ||
  path
    .split('/')
    .slice(0, -1)
    .some((segment) => FOLDERS.has(segment))

/** What Claude Code itself keeps in a project: copies of the repository and what agents remember. Never configuration. */
export const isOfTheClient = (path: string): boolean =>
  /(?:^|\/)\.claude\/(?:worktrees|agent-memory(?:-local)?)\//.test(path)

/** True where a folder on the way to `path` belongs to some tool or system (its name begins with a dot). */
export const inDotFolder = (path: string): boolean =>
  path
    .split('/')
    .slice(0, -1)
    .some((segment) => segment.startsWith('.'))
