import { type FileSet, isLink, realPath } from '../../files/file-set.ts'
import { baseName, folderOf, joinPath } from '../../files/path.ts'
import { inDotFolder, isOfTheClient } from './owns.ts'

/**
 * A file that holds an agent, or might. `seenAt` is where the client finds it; `path` is what can be edited or removed for it:
 * the same, or the file behind a link to a folder.
 */
export type AgentFile = { readonly seenAt: string; readonly path: string; readonly root: string }

/**
 * The files below every `.claude/agents`, links to files and folders followed and each file once per project, sorted by path as
 * the client sorts them. Links that lead out of the repository or nowhere are in `lost`.
 */
export const loadedFiles = (
  files: FileSet,
): { readonly found: readonly AgentFile[]; readonly lost: readonly string[] } => {
  const found: AgentFile[] = []
  const lost: string[] = []
  const once = new Set<string>()
  for (const [seenAt, path] of [...seenPaths(files)].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    const root = /^(?:(.*?)\/)?\.claude\/agents\/./.exec(seenAt)
    if (!root || isOfTheClient(seenAt)) continue
    const key = `${root[1] ?? ''}\n${path}`
    if (path === null) lost.push(seenAt)
    else if (!once.has(key)) {
      once.add(key)
      found.push({ seenAt, path: files.has(seenAt) ? seenAt : path, root: root[1] ?? '' })
    }
  }
  return { found, lost }
}

/** Every path as the client sees it, with the path of the file behind it; null for a link that leads nowhere. */
function* seenPaths(files: FileSet): Generator<readonly [string, string | null]> {
  for (const [path, content] of files) {
    if (!path.includes('.claude')) continue
    if (!isLink(content)) {
      yield [path, path]
      continue
    }
    const real = realPath(files, path)
    const folder = real === null ? folderBehind(path, content.link) : null
    const below = folder === null ? [] : [...files.keys()].filter((other) => other.startsWith(`${folder}/`))
    if (below.length === 0) yield [path, real]
    for (const other of below) yield [path + other.slice(folder?.length), realPath(files, other)]
  }
}

const folderBehind = (from: string, link: string): string | null => {
  if (link.startsWith('/') || /^[A-Za-z]:/.test(link)) return null
  const parts = folderOf(from).split('/').filter(Boolean)
  for (const part of link.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return null
  }
  return parts.length === 0 ? null : joinPath(...parts)
}

/** Markdown files in a folder `agents` outside of every tool's folders: a collection or a plugin, not loaded from there.
 * Skills and Copilot's `.agent.md` are none. */
export const looseFiles = (files: FileSet, loaded: ReadonlySet<string>): AgentFile[] =>
  [...files.keys()].flatMap((path) => {
    const root = /^(?:(.*?)\/)?agents\/.*\.md$/.exec(path)
    if (
      !root ||
      loaded.has(path) ||
      inDotFolder(path) ||
      isLink(files.get(path)) ||
      /(?:^|\/)(?:opencode|node_modules)\/|\/SKILL\.md$|\.agent\.md$/.test(path)
    )
      return []
    return [{ seenAt: path, path, root: root[1] ?? '' }]
  })

/** Why the client passes over a file beside its agents that looks like one, or null where it is no wonder. */
export const whyPassedOver = (path: string): string | null =>
  /\.md$/i.test(path)
    ? `Claude Code reads only files that end in lower-case .md; rename ${baseName(path)}.`
    : path.endsWith('.mdx')
      ? 'Claude Code does not read .mdx files; rename it to .md.'
      : null
